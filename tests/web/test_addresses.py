"""Email addresses wherever one is typed: the same ones are taken, kept in one way, and refused in words."""

import pytest
from sqlalchemy import select, update

from models.accounts.sign_in import Locked, sign_in, unlock
from models.registries.people_and_agencies import person_of
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.desks import ASKED
from tests.passwords import give_password
from tests.web.api.programs import Service
from tests.web.registries.desks import Desk
from workflows.law.policy import FIRST_EDITION

UNICODE, ASCII = "zoe@exämple.example", "zoe@xn--exmple-cua.example"
SECRET = "a long enough sentence"
NEW = {"name": "Zoe Ruiz", "agency": "otter-creek-shelter"}


@pytest.mark.parametrize(
    "typed", ["zoe@localhost", "zoe@a", "zoe@.com", "zoe@a.org.", "z oe@a.org", "zoe@desk.invalid"]
)
def test_what_mail_can_never_reach_is_refused_beside_its_field(typed: str) -> None:
    desk, service = Desk(), Service()
    page = desk.dana.post("/people/add", {**NEW, "email": typed}, 422)
    assert 'id="entry-email-error"' in page.html
    assert "Enter " in page.words
    (error,) = service.tess.post("/api/processes/P03/cases", {"facts": {**ASKED, "email": typed}}, 422)["errors"]
    assert error["field"] == "email"
    assert error["detail"].startswith("Email address: enter ")


@pytest.mark.parametrize(
    ("typed", "again"), [(UNICODE, ASCII), (ASCII.upper(), UNICODE), ("ZOE@EXÄMPLE.example", ASCII)]
)
def test_an_address_of_any_script_is_one_address_however_it_is_typed(typed: str, again: str) -> None:
    desk = Desk()
    assert UNICODE in desk.dana.told("/people/add", {**NEW, "email": typed})
    assert "already belongs to somebody" in desk.dana.post("/people/add", {**NEW, "email": again}, 422).words


def test_a_case_keeps_an_address_as_the_desk_does_and_knows_the_person_by_it() -> None:
    service = Service()
    opened = service.tess.post("/api/processes/P03/cases", {"facts": {**ASKED, "email": ASCII}}, 201)
    assert UNICODE in {person["email"] for person in service.dana.get("/api/people")["items"]}
    again = service.tess.post("/api/processes/P03/cases", {"facts": {**ASKED, "email": UNICODE}}, 422)["errors"]
    assert again
    assert UNICODE in str(opened["facts"])


@pytest.mark.parametrize("kept", [UNICODE, ASCII], ids=["as it is kept now", "as it was kept before"])
def test_either_spelling_signs_in_and_failures_of_both_count_together(kept: str) -> None:
    desk = Desk()
    with desk.database.writing() as session:
        give_password(session, desk.town.nora.id, SECRET)
        session.execute(update(Person).where(Person.id == desk.town.nora.id).values(email=kept))
    assert all(sign_in(desk.database, typed, SECRET, wall_now()) for typed in (UNICODE, ASCII, ASCII.upper()))
    for each in range(FIRST_EDITION.lockout_attempts):
        assert sign_in(desk.database, (UNICODE, ASCII)[each % 2], "wrong", wall_now()) is None
    with pytest.raises(Locked):
        sign_in(desk.database, ASCII, SECRET, wall_now())
    with desk.database.writing() as session:
        assert unlock(session, ASCII, wall_now()) == FIRST_EDITION.lockout_attempts
    assert sign_in(desk.database, UNICODE, SECRET, wall_now())


def test_an_address_that_would_be_refused_today_is_still_its_persons() -> None:
    desk = Desk()
    with desk.database.writing() as session:
        session.execute(update(Person).where(Person.id == desk.town.nora.id).values(email="nora@server.local"))
        give_password(session, desk.town.nora.id, SECRET)
    assert sign_in(desk.database, "Nora@Server.local", SECRET, wall_now())
    with desk.database.reading() as session:
        nora = session.scalars(select(Person).where(Person.id == desk.town.nora.id)).one()
        assert person_of(session, "nora@server.local") is nora
