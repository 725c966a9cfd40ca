"""Every form that somebody types into is kept while it is half filled in, and is back after the session has ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.database import Database
from models.rows.cases import Draft
from tests.desks import local
from tests.form_drafts import TEMPLATES, UNKEPT, lost_in, lost_in_templates, lost_on
from tests.passwords import give_password
from tests.web.correcting.test_withholding import of_note
from tests.web.inbox.test_corrections_to_confirm import Waiting
from tests.web.inbox.test_one_form_for_several import Hearing
from tests.web.pages.desks import Office, send
from tests.web.pages.forms import form_of
from tests.web.pages.test_signed_out import SECRET, end, sent, sign_in
from tests.web.registries.desks import HELD
from tests.web.registries.test_meetings import meeting

DANA = "dana.whitcomb@desk.example"


def test_each_template_keeps_what_is_typed_into_its_forms() -> None:
    assert list(lost_in_templates()) == []


@pytest.mark.parametrize(
    "planted",
    [
        '<form method="post" action="/x"><textarea name="why"></textarea></form>',
        '<form class="form" method="post" action="{{ sheet.action }}#problem">{% for f in fields %}{{ field(f) }}{% endfor %}</form>',
        '<form method="post"><input class="input" name="why"></form>',
        '<form method="post"{% if fast > slow %} novalidate{% endif %}><textarea></textarea></form>',
    ],
)
def test_a_form_that_would_lose_words_is_found(planted: str) -> None:
    assert list(lost_in(planted))
    assert not list(lost_in(planted.replace(" method", "{{ kept(sheet) }} method")))


def test_a_field_is_lost_with_the_form_that_it_names() -> None:
    page = '<form id="act" method="post" action="/act"></form><input class="input" form="act" name="why">'
    assert lost_on(page) == ["/act"]
    assert lost_on(page.replace(" method", " data-draft method")) == []


def test_what_is_not_kept_is_still_there_and_still_not_kept() -> None:
    assert all(len(list(lost_in((TEMPLATES / name).read_text(encoding="utf-8")))) == 1 for name in UNKEPT)


@pytest.fixture
def office() -> Office:
    """Return a desk with a request for a license, where Dana has a password."""
    made = Office()
    with made.database.writing() as session:
        give_password(session, made.town.dana.id, SECRET)
    made.dana = made.browser(made.town.dana)
    return made


def pages(office: Office) -> list[str]:
    """Return pages with all kinds of forms that ICA fills in."""
    training, person = office.training(office.town.jo.id), office.town.jo.id
    at = meeting(office, local(4, 15, 13))
    with office.database.reading() as session:
        registries = {"people": person, "trainings": training, "meetings": at}
        assert session.query(Draft).count() == 0
    return [
        office.case, f"{office.case}/late", "/me", "/people/add", f"/people/{person}", "/agencies/add", office.agency_path(), "/trainings/add",
        f"/trainings/{training}", "/series/add", "/meetings/add", f"/meetings/{at}/move", f"/meetings/{at}/cancel",
        *(f"/registry/{name}/{number}/edit" for name, number in registries.items()), "/start/P03",
    ]  # fmt: skip


def test_no_page_has_a_form_that_loses_words(office: Office) -> None:
    lost = {page: found for page in pages(office) if (found := lost_on(office.dana.get(page).html))}
    assert lost == {}


Ready = Callable[[Office], tuple[str, str]]  # returns a page, and where its form is sent to


def a_role(office: Office) -> tuple[str, str]:
    return (place := f"/people/{office.town.jo.id}"), f"{place}/offices"


def a_conflict(office: Office) -> tuple[str, str]:
    return office.case, f"{office.case}/recuse"


def another_keeper(office: Office) -> tuple[str, str]:
    office.second()
    return office.case, f"{office.case}/keeper"


def minutes(office: Office) -> tuple[str, str]:
    training = office.training(office.town.jo.id, held=HELD)
    return f"/trainings/{training}", f"/trainings/{training}/attendance"


def a_move(office: Office) -> tuple[str, str]:
    place = f"/meetings/{meeting(office, local(4, 15, 13))}/move"
    return place, place


def days_away(_: Office) -> tuple[str, str]:
    return "/me", "/me/away"


def a_token(_: Office) -> tuple[str, str]:
    return "/me", "/me/tokens"


def own_days(office: Office) -> tuple[str, str]:
    return office.agency_path(), f"{office.agency_path()}/guideline"


def a_note_to_withhold(office: Office) -> tuple[str, str]:
    send(office.dana, office.case, f"{office.case}/add/note", note="The wrong name.")
    return (place := of_note(office)), place


FORMS: list[tuple[Ready, str, str, str]] = [
    (a_role, "role", "Advisory Committee", "Add the role"),
    (a_conflict, "reason", "My cousin", "Report your conflict of interest"),
    (another_keeper, "reason", "I am away", "Reassign this case"),
    (minutes, "missed-1", "12", "Record the attendance"),
    (a_move, "why", "Snow", "Move the meeting"),
    (days_away, "begins_on-d", "24", "Save these days"),
    (a_token, "name", "The reports", "Make a token"),
    (own_days, "guideline_days", "7", "Set the days"),
    (a_note_to_withhold, "reason", "The wrong cli", "Withhold a note or a document"),
]


@pytest.mark.parametrize(("ready", "field", "words", "deed"), FORMS)
def test_it_is_back_in_its_place_after_the_session_ended_and_gone_when_it_is_discarded(
    office: Office, ready: Ready, field: str, words: str, deed: str
) -> None:
    place, action = ready(office)
    form = form_of(office.dana.get(place).html, action)
    end(office)
    asked = sent(office.dana, form, **{field: words})
    assert "kept=yes" in asked.place, asked.place
    back = sign_in(office.browser(None), asked.place, DANA)
    assert back.place.partition("#")[0] == place
    again = office.browser(office.town.dana)
    assert form_of(again.get(place).html, action).fields[field] == [words]
    assert deed in again.get("/me").words
    assert f'href="{place}' in again.get("/me").html
    again.post(action, {"draft": "discard"})
    assert kept(office.database) == 0


def kept(database: Database) -> int:
    with database.reading() as session:
        return session.query(Draft).count()


def test_a_box_by_which_somebody_is_sure_is_not_kept(office: Office) -> None:
    place, action = a_conflict(office)
    form = form_of(office.dana.get(place).html, action)
    office.dana.post(action, {**form.filled(reason="My cousin", sure="yes"), "draft": "1"})
    assert "sure" not in form_of(office.dana.get(place).html, action).fields


def test_of_a_roster_only_what_is_new_is_kept(office: Office) -> None:
    place, action = minutes(office)
    (row,) = office.rows(int(place.rpartition("/")[2])).values()
    office.dana.post(action, {f"missed-{row}": "3"})
    office.dana.post(action, {f"missed-{row}": "3", "draft": "1"})
    assert kept(office.database) == 0
    office.dana.post(action, {f"missed-{row}": "4", "reason": "Mis", "draft": "1"})
    assert form_of(office.dana.get(place).html, action).fields["reason"] == ["Mis"]
    office.dana.post(action, {f"missed-{row}": "4", "reason": "Misread."})
    assert kept(office.database) == 0


def test_one_form_for_several_tasks_is_back_with_its_tasks_and_gone_once_it_is_sent() -> None:
    hearing = Hearing()
    tasks = hearing.tasks()[:2]
    hearing.dana.post("/tasks/together", {"task": tasks, "told_on-m": "4", "told_on-d": "31", "draft": "1"})
    link = next(each for each in hearing.dana.get("/me").html.split('"') if each.startswith("/tasks/together"))
    form = form_of(hearing.dana.get(link.replace("&amp;", "&")).html, "/tasks/together")
    assert (form.fields["task"], form.fields["told_on-d"]) == (tasks, ["31"])
    hearing.tell(tasks)
    assert kept(hearing.database) == 0


def test_why_a_correction_is_turned_down_is_kept_until_it_is_decided() -> None:
    desk = Waiting()
    form = form_of(desk.nora.get(desk.place).html, desk.place)
    desk.nora.post(desk.place, {**form.filled(why="She sai"), "draft": "1"})
    again = form_of(desk.nora.get(desk.place).html, desk.place)
    assert again.fields["why"] == ["She sai"]
    assert f'href="{desk.place}"' in desk.nora.get("/me").html
    desk.nora.post(desk.place, {**again.filled(), "turn-down": "yes"})
    assert kept(desk.database) == 0
