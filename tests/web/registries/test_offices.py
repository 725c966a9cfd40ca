"""Offices given and ended, people who leave and come back, and the ways in."""

from dataclasses import replace

from models.access.access import Viewer
from models.accounts.sign_in import sign_in
from models.accounts.tokens_and_feeds import create_token
from models.rows.cases import DutyRow
from models.rows.notices import Message
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.desks import local
from tests.web.apps import AppOf
from tests.web.registries.desks import Browser, Desk
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN

PASSWORD = "correct horse battery"


def level(desk: Desk) -> DutyRow:
    return next(duty for duty in desk.duties() if duty.key == "level")


def end_path(desk: Desk, viewer: Viewer | None = None) -> str:
    person_id = (viewer or desk.town.tess).id
    with desk.database.reading() as session:
        return f"/people/{person_id}/offices/{session.get_one(Person, person_id).offices[0].id}/end"


def test_before_an_office_ends_its_consequences_are_shown() -> None:
    desk = Desk()
    desk.town.ask(local(3, 2))
    words = desk.dana.get(end_path(desk)).words
    assert "Otter Creek Shelter then has no Agency Administrator" in words
    assert "System Administrator does that work" in words
    assert "2.1 -aa-optional" in words
    assert "One open task goes there at once" in words


def test_an_office_that_ends_sends_its_tasks_to_the_system_administrator_and_one_given_brings_them_back() -> None:
    desk = Desk()
    desk.town.ask(local(3, 2))
    assert (level(desk).team, level(desk).assignee_id) == (AGENCY_ADMIN, desk.town.tess.id)
    assert "no longer has the role of" in desk.dana.told(end_path(desk))
    assert level(desk).team is SYSTEM_ADMIN
    assert (
        "None. ICA's System Administrator does this work, one open task now." in desk.dana.get(desk.agency_path()).words
    )
    ana = desk.person("Ana Ruiz")
    given = {"role": "Agency Administrator", "agency": "otter-creek-shelter"}
    assert "Ana Ruiz now has the role of" in desk.dana.told(f"/people/{ana}/offices", given)
    assert (level(desk).team, level(desk).assignee_id) == (AGENCY_ADMIN, ana)


def test_an_office_of_an_agency_needs_the_agency_and_one_of_the_desk_has_none() -> None:
    desk = Desk()
    ana = f"/people/{desk.person('Ana Ruiz')}/offices"
    missing = desk.dana.post(ana, {"role": "Agency Administrator"}, 422)
    assert "Choose the agency whose Agency Administrator this is" in missing.words
    assert "selected>Agency Administrator" in missing.html.replace("\n", "")
    odd = desk.dana.post(ana, {"role": "legal counsel", "agency": "otter-creek-shelter"}, 422)
    assert "Leave the agency empty: the legal counsel works for no agency" in odd.words
    assert "Choose the role" in desk.dana.post(ana, {}, 422).words
    assert "Choose one of: System Administrator" in desk.dana.post(ana, {"role": "trainee"}, 422).words


def test_the_last_system_administrator_stays() -> None:
    desk = Desk()
    path = end_path(desk, desk.town.dana)
    assert "First give somebody else the role" in desk.browser(desk.town.nora).post(path, status=422).words


def test_only_staff_give_and_end_offices() -> None:
    desk = Desk()
    assert desk.tess.get(end_path(desk), 403).status == 403
    assert desk.tess.post(end_path(desk), status=403).status == 403
    given = {"role": "System Administrator"}
    assert desk.tess.post(f"{desk.path_of(desk.town.tess)}/offices", given, 403).status == 403
    assert "Add the role" not in desk.tess.get(desk.path_of(desk.town.tess)).words


def test_who_leaves_has_no_way_in_any_more_and_the_tasks_go_back() -> None:
    desk = Desk()
    desk.town.ask(local(3, 2))
    with desk.database.writing() as session:
        token = create_token(session, desk.who(desk.town.tess.id), "report", wall_now())
    page = f"{desk.path_of(desk.town.tess)}/left"
    words = desk.dana.get(page).words
    assert "One open task of Tess Barlow goes back to the team" in words
    assert "A role ends: Agency Administrator, Otter Creek Shelter" in words
    assert "Left March 20, 2026" in desk.dana.told(page)
    assert desk.tess.get("/people", 303).place.startswith("/sign-in")
    refused = desk.browser(None).client.get("/api/cases", headers={"Authorization": f"Bearer {token}"})
    assert refused.status_code == 401
    assert (level(desk).team, level(desk).assignee_id) == (SYSTEM_ADMIN, None)


def test_who_is_back_is_known_again_without_offices() -> None:
    desk = Desk()
    tess = desk.path_of(desk.town.tess)
    desk.dana.post(f"{tess}/left")
    words = desk.dana.told(f"{tess}/back")
    assert "is back" in words
    assert "Agency Administrator" not in words.partition("Offices")[2].partition("Office ")[0]


def test_nobody_records_their_own_leaving() -> None:
    desk = Desk()
    page = desk.dana.post(f"{desk.path_of(desk.town.dana)}/left", status=422)
    assert "You can't record that you left" in page.words


def test_a_locked_address_is_unlocked() -> None:
    desk = Desk()
    for _ in range(FIRST_EDITION.lockout_attempts):
        sign_in(desk.database, "tess.barlow@desk.example", "wrong", wall_now())
    page = desk.path_of(desk.town.tess)
    assert "Locked: too many wrong passwords in a row" in desk.dana.get(page).words
    assert "Locked: too many wrong passwords in a row" not in desk.tess.get(page).words
    words = desk.dana.told(f"{page}/unlock")
    assert "can sign in again" in words
    assert "Locked: too many wrong passwords in a row" not in words


def test_staff_sign_somebody_out_everywhere_whose_password_stays() -> None:
    desk = Desk()
    page = desk.path_of(desk.town.tess)
    assert "This ends every session, token and calendar address of theirs." in desk.dana.get(page).words
    assert "Sign Tess Barlow out everywhere" not in desk.tess.get(page).words
    desk.tess.post(f"{page}/sign-out", status=403)
    with desk.database.writing() as session:
        token = create_token(session, session.get_one(Person, desk.town.tess.id), "reports", wall_now())
    assert "Their tokens and calendar address have ended; their password has not." in desk.dana.told(f"{page}/sign-out")
    assert desk.tess.client.get("/inbox", follow_redirects=False).status_code in {303, 401}
    program = {"Authorization": f"Bearer {token}"}
    assert desk.browser(None).client.get("/api/cases", headers=program).status_code == 401


def test_a_link_to_set_a_password_is_shown_once_and_works() -> None:
    desk = Desk()
    ana = f"/people/{desk.person('Ana Ruiz')}"
    shown = desk.dana.post(f"{ana}/welcome", status=200).words
    secret = shown.partition("http://desk.example/welcome/")[2].split()[0]
    assert secret not in desk.dana.get(ana).words
    assert "Ana Ruiz" in desk.browser(None).get(f"/welcome/{secret}").words


def test_where_mail_leaves_the_desk_a_link_goes_to_its_owner_and_nobody_else_sees_it() -> None:
    desk = Desk(practice=False)
    desk.house = replace(
        desk.house, worker=replace(desk.house.worker, desk=replace(desk.house.worker.desk, delivers=True))
    )
    dana = Browser(desk.house, AppOf(desk.house), desk.town.dana)
    ana = desk.person("Ana Ruiz")
    assert "Email a password link" in dana.get(f"/people/{ana}").words
    shown = dana.get(dana.post(f"/people/{ana}/welcome").place)
    assert "A link to set a password is on its way to ana.ruiz@desk.example." in shown.words
    assert "/welcome/" not in shown.html.replace(f"/people/{ana}/welcome", "")
    with desk.database.reading() as session:
        (mail,) = session.query(Message).filter(Message.text.contains("/welcome/")).all()
    assert mail.address == "ana.ruiz@desk.example"
