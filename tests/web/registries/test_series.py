"""2.2: a new-user series is a thing with sessions and people: a cohort of twelve is one act, and its roster starts the clock."""

from datetime import datetime

import pytest

from tests.desks import local
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Desk, typed
from workflows.engine.cases import NotAllowed

NAMES = ("Ana Ruiz", "Ben Ward", "Cleo Park", "Dov Stern", "Eli Moss", "Fay Lund", "Gus Reed", "Hal Ives", "Ida Penn",
         "Jan Voss", "Kai Drew", "Lee Tran")  # fmt: skip


def a_session(title: str, held: datetime, minutes: int = 60) -> dict[str, str]:
    return {"title": title, "minutes": str(minutes), **typed("held_on", held)}


def asked(desk: Desk, name: str) -> str:
    """Request a license for somebody; return the number of the case."""
    return desk.town.ask(local(3, 2), name=name, email=f"{name.lower().replace(' ', '.')}@new.example")


def with_sessions(desk: Desk, *sessions: tuple[str, datetime]) -> str:
    """Add a series, and return its page."""
    path = desk.dana.post("/series/add", {"title": "March 2026"}).place
    for title, held in sessions:
        desk.dana.post(f"{path}/sessions", a_session(title, held))
    return path


def chosen(desk: Desk, path: str) -> list[str]:
    """Return whom the page has chosen already."""
    page = desk.dana.get(path).html
    boxes = page.split('<input type="checkbox" name="people"')[1:]
    return [box.partition('value="')[2].partition('"')[0] for box in boxes if " checked" in box.partition(">")[0]]


def test_a_series_is_added_with_its_sessions_and_the_list_says_when_it_goes() -> None:
    desk = Desk()
    assert "Next: its sessions." in desk.dana.told("/series/add", {"title": "March 2026"})
    path = "/series/1"
    desk.dana.post(f"{path}/sessions", a_session("Basics", local(3, 10)))
    desk.dana.post(f"{path}/sessions", a_session("Reports", local(3, 24), 90))
    assert "2 sessions Tuesday, March 10, 2026 to Tuesday, March 24, 2026" in desk.dana.get(path).words
    assert "March 2026 2 sessions Tuesday, March 10 to Tuesday, March 24 Nobody in it" in desk.dana.get("/series").words
    assert "March 2026 Reports" in desk.dana.get("/trainings/2").words


def test_two_series_are_not_called_alike() -> None:
    desk = Desk()
    with_sessions(desk)
    assert (
        "There is a series of this title already" in desk.dana.post("/series/add", {"title": "march 2026"}, 422).words
    )


def test_the_title_of_a_series_is_corrected_with_a_reason_and_its_page_keeps_what_it_was() -> None:
    desk = Desk()
    path = with_sessions(desk, ("Basics", local(3, 10)))
    desk.dana.post("/series/add", {"title": "April 2026"})
    place = "/registry/series/1/edit"
    assert f'href="{place}"' in desk.dana.get(path).html
    assert "Say why this is corrected" in desk.dana.post(place, {"title": "March 2027"}, 422).words
    taken = {"title": "april 2026", "reason": "Wrong year"}
    assert "There is a series of this title already" in desk.dana.post(place, taken, 422).words
    words = desk.dana.told(place, {"title": "March 2027", "reason": "Wrong year"})
    assert "Corrected: title." in words
    assert "Title: March 2027, not March 2026 Wrong year Dana Whitcomb" in words
    assert "March 2027" in desk.dana.get("/trainings/1").words
    assert "Wrong year" not in desk.tess.get(path).words
    assert f'href="{place}"' not in desk.tess.get(path).html
    desk.tess.get(place, 403)


def test_a_cohort_of_twelve_is_put_in_and_recorded_in_one_act_each_and_the_clock_of_all_begins() -> None:
    desk = Desk()
    numbers = [asked(desk, name) for name in NAMES]
    path = with_sessions(desk, ("Basics", local(3, 10)), ("Reports", local(3, 24)))
    assert "12 people wait for a series and are in none that is still to come" in desk.dana.get(path).words
    waiting = chosen(desk, path)
    assert len(waiting) == 12
    assert "In the series now: 12 more people." in desk.dana.told(f"{path}/people", {"people": waiting})
    assert "Nobody waits for a series who is in none." in desk.dana.get(path).words
    rows = desk.rows(1)
    assert len(rows) == len(desk.rows(2)) == 12
    sent = {f"missed-{row}": "" for row in rows.values()} | {f"missed-{rows['Ana Ruiz']}": "60", "in_full": "yes"}
    asks = desk.dana.post("/trainings/1/attendance", sent, 200)
    assert "What you record brings this forward" in asks.words
    assert "the series lapsed and must be retaken: on Friday, April 10 and not on Monday, April 20" in asks.words
    assert asks.words.count("April 10") == 1  # one sentence for all eleven
    assert desk.town.case(numbers[1]).state == "ENROLLED"
    confirmed = form_of(asks.html, "/trainings/1/attendance").filled()
    assert "brings this forward" in desk.dana.post("/trainings/1/attendance", {**sent, "sure": "yes"}, 200).words
    told = desk.dana.told("/trainings/1/attendance", confirmed)
    assert "Recorded for 12 people. 12 open cases changed with it." in told
    assert [desk.town.case(number).state for number in numbers] == ["ENROLLED", *["TRAINING"] * 11]
    page = desk.dana.get(f"/cases/{numbers[1]}").words
    assert "Training series begun" in page
    assert "Thursday, April 9" in page  # 30 days from March 10
    assert "Credit for 1 of 2 sessions" in desk.dana.get(path).words


def test_what_is_confirmed_is_the_list_that_was_shown_and_who_is_added_to_it_is_shown_first() -> None:
    desk = Desk()
    numbers = [asked(desk, name) for name in ("Ana Ruiz", "Ben Ward")]
    path = with_sessions(desk, ("Basics", local(3, 10)))
    desk.dana.post(f"{path}/people", {"people": chosen(desk, path)})
    rows = {name: f"missed-{row}" for name, row in desk.rows(1).items()}
    asks = desk.dana.post("/trainings/1/attendance", {rows["Ana Ruiz"]: "0", rows["Ben Ward"]: ""}, 200)
    assert "Ana Ruiz: the series lapsed" in asks.words
    both = form_of(asks.html, "/trainings/1/attendance").filled() | {rows["Ben Ward"]: ["0"]}
    again = desk.dana.post("/trainings/1/attendance", both, 200)
    assert "Ana Ruiz and Ben Ward: the series lapsed" in again.words
    assert [desk.town.case(number).state for number in numbers] == ["ENROLLED"] * 2
    desk.dana.post("/trainings/1/attendance", form_of(again.html, "/trainings/1/attendance").filled())
    assert [desk.town.case(number).state for number in numbers] == ["TRAINING"] * 2


def test_a_session_that_is_added_later_has_everybody_on_its_roster() -> None:
    desk = Desk()
    asked(desk, "Ana Ruiz")
    path = with_sessions(desk, ("Basics", local(3, 10)))
    desk.dana.post(f"{path}/people", {"people": chosen(desk, path)})
    assert "Added: Reports." in desk.dana.told(f"{path}/sessions", a_session("Reports", local(3, 24)))
    assert list(desk.rows(2)) == ["Ana Ruiz"]


def test_who_waits_for_a_series_is_not_offered_twice_and_is_found_by_name() -> None:
    desk = Desk()
    asked(desk, "Ana Ruiz")
    path = with_sessions(desk, ("Basics", local(4, 10)))
    desk.dana.post(f"{path}/people", {"people": chosen(desk, path)})
    other = desk.dana.post("/series/add", {"title": "April 2026"}).place
    assert chosen(desk, other) == []
    assert "Ana Ruiz, asked for by Otter Creek Shelter" in desk.dana.get(f"{other}?q=ana").words


def test_a_series_is_planned_again_with_its_sessions_as_many_days_apart() -> None:
    desk = Desk()
    path = with_sessions(desk, ("Basics", local(3, 10)), ("Reports", local(3, 24)))
    assert "It gets the same 2 sessions" in desk.dana.get(f"{path}/again").words
    told = desk.dana.told(f"{path}/again", {"title": "May 2026", **typed("begins_on", local(5, 5))})
    assert "2 sessions Tuesday, May 5, 2026 to Tuesday, May 19, 2026" in told
    assert "Enter what the series is called" in desk.dana.post(f"{path}/again", {}, 422).words


def test_a_day_on_which_a_session_is_on_the_list_already_is_said_beside_the_day_and_nothing_is_added() -> None:
    desk = Desk()
    path = with_sessions(desk, ("Basics", local(3, 10)), ("Reports", local(3, 24)))
    page = desk.dana.post(f"{path}/again", {"title": "May 2026", **typed("begins_on", local(3, 10))}, 422)
    assert "Basics is on the list for March 10, 2026 already; enter another day" in page.words
    assert page.value("title") == "May 2026"
    assert "May 2026" not in desk.dana.get("/series").words


def test_who_has_no_record_is_taken_out_and_who_has_one_is_not() -> None:
    desk = Desk()
    ana, ben = desk.person("Ana Ruiz"), desk.person("Ben Ward")
    path = with_sessions(desk, ("Basics", local(3, 10)), ("Reports", local(3, 24)))
    desk.dana.post(f"{path}/people", {"people": [str(ana), str(ben)]})
    desk.dana.post("/trainings/1/attendance", {f"missed-{desk.rows(1)['Ana Ruiz']}": "0"})
    assert "Taken out of the series." in desk.dana.told(f"{path}/out/{ben}")
    assert list(desk.rows(2)) == ["Ana Ruiz"]
    desk.dana.post(f"{path}/out/{ana}", status=404)


def test_nobody_is_taken_off_the_roster_of_one_session_of_a_series_they_are_in() -> None:
    desk = Desk()
    ana = desk.person("Ana Ruiz")
    path = with_sessions(desk, ("Basics", local(3, 10)))
    desk.dana.post(f"{path}/people", {"people": [str(ana)]})
    refused = desk.dana.post(f"/trainings/1/off/{desk.rows(1)['Ana Ruiz']}", {}, 422)
    assert "This is a session of a series that the person is in; take them out of the series instead" in refused.words
    assert list(desk.rows(1)) == ["Ana Ruiz"]


def test_an_agency_sees_its_own_people_in_a_series_and_changes_nothing() -> None:
    desk = Desk()
    ana, mia = desk.person("Ana Ruiz"), desk.person("Mia Cole", "maple-street-family-center")
    path = with_sessions(desk, ("Basics", local(3, 10)))
    desk.dana.post(f"{path}/people", {"people": [str(ana), str(mia)]})
    page = desk.tess.get(path).words
    assert "Ana Ruiz" in page
    assert "Mia Cole" not in page
    assert "Put people in" not in page
    assert "1 person" in desk.tess.get("/series").words
    for deed in ("people", "sessions", f"out/{ana}", "again"):
        assert "Only ICA" in desk.tess.post(f"{path}/{deed}", {}, 403).words
    assert "Only ICA" in desk.tess.get("/series/add", 403).words


def test_a_day_that_is_corrected_in_the_list_moves_the_clock_of_who_began_with_it() -> None:
    desk = Desk()
    number = asked(desk, "Ana Ruiz")
    path = with_sessions(desk, ("Basics", local(3, 10)))
    desk.dana.post(f"{path}/people", {"people": chosen(desk, path)})
    desk.dana.confirmed("/trainings/1/attendance", {f"missed-{desk.rows(1)['Ana Ruiz']}": "0"})
    edit = {"topic": "new-user series", "reason": "It was the day after.", **a_session("Basics", local(3, 11))}
    desk.dana.post("/registry/trainings/1/edit", edit)
    page = desk.dana.get(f"/cases/{number}").words
    assert "Friday, April 10" in page
    assert "The roster of the series says so" in page


@pytest.mark.parametrize("listed", [180, 60])
def test_a_case_does_not_say_another_length_than_the_list(listed: int) -> None:
    desk = Desk()
    number = desk.town.ask(local(3, 2))
    desk.training(minutes=listed)
    desk.town.do(number, desk.town.dana, "begin-series", local(3, 10), begun_on="2026-03-10")
    said = {"title": "Intake", "held_on": "2026-03-10", "minutes": 240 - listed, "missed": 18}
    with pytest.raises(NotAllowed, match=f"the list of trainings says {listed} minutes for 'Intake'") as refused:
        desk.town.do(number, desk.town.dana, "record-session", local(3, 11), **said)
    assert refused.value.first.field == "minutes"
    desk.town.do(number, desk.town.dana, "record-session", local(3, 11), **{**said, "minutes": listed})


def test_a_request_of_the_day_of_the_first_session_finds_the_series_begun_and_a_later_one_does_not() -> None:
    desk = Desk()
    ana, ben = desk.person("Ana Ruiz"), desk.person("Ben Ward")
    path = with_sessions(desk, ("Basics", local(3, 10)), ("Reports", local(3, 24)))
    desk.dana.post(f"{path}/people", {"people": [str(ana), str(ben)]})
    sent = {f"missed-{row}": "0" for row in desk.rows(1).values()}
    desk.dana.post("/trainings/1/attendance", sent)
    at_once = desk.town.ask(local(3, 10), name="Ana Ruiz", email="ana.ruiz@desk.example")
    later = desk.town.ask(local(3, 11), name="Ben Ward", email="ben.ward@desk.example")
    assert [desk.town.case(number).state for number in (at_once, later)] == ["TRAINING", "ENROLLED"]
    assert "Training series begun" in desk.dana.get(f"/cases/{at_once}").words


def test_a_beginning_that_was_struck_stays_struck_until_the_roster_says_another_day() -> None:
    desk = Desk()
    number = asked(desk, "Ana Ruiz")
    path = with_sessions(desk, ("Basics", local(3, 10)), ("Reports", local(3, 12)))
    desk.dana.post(f"{path}/people", {"people": chosen(desk, path)})
    desk.dana.confirmed("/trainings/1/attendance", {f"missed-{desk.rows(1)['Ana Ruiz']}": "0"})
    page = desk.dana.get(f"/cases/{number}").html
    place = next(each for each in page.split('"') if each.endswith("/correct") and "/history/" in each)
    form = form_of(desk.dana.get(place).html, place)
    shown = desk.dana.post(place, {**form.filled(reason="It was her sister."), "strike": "yes"}, 200)
    desk.dana.post(place, {**form_of(shown.html, place).filled(), "sure": "yes"})
    assert desk.town.case(number).state == "ENROLLED"
    desk.dana.post("/trainings/2/attendance", {f"missed-{desk.rows(2)['Ana Ruiz']}": "60"})
    assert desk.town.case(number).state == "ENROLLED"
    why = {"reason": "It was her sister."}
    desk.dana.post("/trainings/1/attendance", {f"missed-{desk.rows(1)['Ana Ruiz']}": "60", **why})
    desk.dana.confirmed("/trainings/2/attendance", {f"missed-{desk.rows(2)['Ana Ruiz']}": "0", **why})
    assert desk.town.case(number).state == "TRAINING"
    assert "Saturday, April 11" in desk.dana.get(f"/cases/{number}").words
