"""The attendance of a whole session in one act, from the report of a webinar tool."""

import re
from html import unescape

from models.rows.registries import Training
from tests.desks import local
from tests.web.pages.forms import form_of
from tests.web.registries.desks import HELD, TOKEN, Answer, Browser, Desk, _answer

NAMES = [f"{first} {last}" for first in ("Ada", "Bea", "Cal", "Dee", "Eva") for last in
         ("Ames", "Birk", "Cole", "Dorn", "East", "Finch", "Gray", "Holt")]  # fmt: skip


def sent(browser: Browser, training: int, content: str, status: int = 200) -> Answer:
    token = TOKEN.search(browser.client.get("/me").text)
    data = {"_csrf_token": token[1] if token else ""}
    files = {"report": ("attendees.csv", content.encode(), "text/csv")}
    return _answer(browser.client.post(f"/trainings/{training}/report", data=data, files=files), status)


def report(*rows: str) -> str:
    head = "User Name (Original Name),Email,Join Time,Leave Time"
    return "\n".join(["Attendee Report", "Topic,Webinar ID", "Intake,812", "", head, *rows])


def visit(name: str, email: str, joined: str = "9:00 AM", left: str = "10:00 AM") -> str:
    return f"{name},{email},03/10/2026 {joined},03/10/2026 {left}"


def test_a_report_of_forty_is_recorded_in_one_act_and_its_three_doubtful_rows_are_asked() -> None:
    desk = Desk()
    numbers = {name: desk.person(name) for name in NAMES}
    training = desk.training(*list(numbers.values())[:39])
    address = "{}@desk.example".format
    rows = [visit(name, address(name.lower().replace(" ", "."))) for name in NAMES[:36]]
    rows.append(visit(NAMES[0], address("ada.ames"), "10:00 AM", "10:05 AM"))  # came back
    rows[1] = visit(NAMES[1], address("ada.birk"), "9:00 AM", "9:40 AM")
    rows += [
        visit("iPad", ""),
        visit(NAMES[36], "eva@home.example"),
        visit("Front Desk", address(NAMES[39].lower().replace(" ", "."))),
    ]
    asked = sent(desk.dana, training, report(*rows))
    assert "The file names 39 people. Say who 3 of them are." in asked.words
    assert "On the roster, and not in the file" in asked.words
    path = f"/trainings/{training}/report/attendance"
    said = [unescape(each) for each in re.findall(r'name="said" value="([^"]*)"', asked.html)]
    form = {**form_of(asked.html, path).filled(), "said": said}
    assert desk.rows(training).keys() == set(NAMES[:39])  # nothing is recorded yet
    again = desk.dana.post(path, form | {"who-36": ""}, 422)
    assert "Say who iPad is, or that nothing is recorded for this row" in again.words
    answers = {"who-36": "nobody", "who-37": str(numbers[NAMES[36]]), "who-38": str(numbers[NAMES[39]])}
    told = desk.dana.told(path, form | answers)
    assert "Recorded for 40 people." in told
    with desk.database.reading() as session:
        missed = {row.person.name: row.missed for row in session.get_one(Training, training).roster}
    assert missed == dict.fromkeys(NAMES, 0) | {NAMES[1]: 20, NAMES[37]: 60, NAMES[38]: 60}


def test_answers_half_given_are_there_again_until_they_are_sent_or_discarded() -> None:
    desk = Desk()
    ada = desk.person("Ada Ames")
    training = desk.training(ada)
    place = f"/trainings/{training}/report"
    asked = sent(desk.dana, training, report(visit("iPad", ""), visit("Ada Ames", "ada.ames@desk.example")))
    said = [unescape(each) for each in re.findall(r'name="said" value="([^"]*)"', asked.html)]
    form = {**form_of(asked.html, f"{place}/attendance").filled(), "said": said, "who-0": str(ada)}
    desk.dana.told(f"{place}/attendance", form | {"draft": "1"})
    again = desk.dana.get(place)
    assert f'value="{ada}" selected' in again.html
    assert "Your draft of" in again.words
    assert "Choose the attendee report" not in again.words
    assert "Your draft of" not in desk.browser(desk.town.nora).get(place).words
    desk.dana.told(f"{place}/attendance", form | {"draft": "discard"})
    assert "Attendee report" in desk.dana.get(place).words
    desk.dana.told(f"{place}/attendance", form | {"draft": "1"})
    assert "Recorded for one person." in desk.dana.told(f"{place}/attendance", form)
    assert "Attendee report" in desk.dana.get(place).words


def test_what_is_no_report_is_refused_in_words_and_only_ica_reads_one() -> None:
    desk = Desk()
    training = desk.training()
    assert "Choose the attendee report" in sent(desk.dana, training, "", 422).words
    assert "names its columns" in sent(desk.dana, training, "Date,Topic\n1,2", 422).words
    lost = desk.dana.post(f"/trainings/{training}/report/attendance", {"said": "[1]"}, 422)
    assert "choose the file again" in lost.words.lower()
    desk.tess.get(f"/trainings/{training}/report", 403)
    assert "from a webinar's report" not in desk.tess.get(f"/trainings/{training}").words
    later = desk.training(held=local(5, 2), title="Later")
    page = desk.dana.get(f"/trainings/{training}/report")
    assert 'enctype="multipart/form-data"' in page.html  # else a browser sends the name of the file alone
    assert "You can record attendance from" in desk.dana.get(f"/trainings/{later}/report").words
    assert local(5, 2) > HELD
