"""A trainee becomes a licensed user, from the agency's request to the registry of licenses."""

from datetime import date

import pytest
from sqlalchemy import select

from models.casebook.case_search import history_of
from models.casebook.casebook import restored
from models.casebook.replaying import replayed
from models.database import Database
from models.registries.people_and_agencies import give_office, take_office
from models.rows.people import Person
from models.rows.registries import Attendance, License, SignedPaper
from tests.desks import JO, LEVEL, NOTICED, SIGNATURE, Town, local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import Paper
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN


def trained(town: Town) -> str:
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    town.do(
        number, town.dana, "record-session", local(3, 2), title="Intake", held_on="2026-03-02", minutes=60, missed=10
    )
    town.do(number, town.jo, "submit", local(3, 17, 23), work="All of it.")
    return number


def licensed(town: Town) -> str:
    number = trained(town)
    town.do(number, town.dana, "accept", local(3, 20))
    town.do(number, town.jo, "sign", local(3, 20), **SIGNATURE)
    town.do(number, town.jo, "acknowledge", local(3, 20), **NOTICED)
    town.do(number, town.tess, "decide-level", local(3, 21), **LEVEL)
    town.do(number, town.dana, "record-security-training", local(3, 22), held_on="2026-03-22", minutes=180, missed=18)
    town.do(number, town.dana, "confirm-username", local(3, 23), username="jtran", created_on="2026-03-23")
    return number


def test_the_license_is_in_the_registry_with_its_history_and_the_papers_behind_it(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    assert (town.case(number).state, town.case(number).closed_at) == ("LICENSED", local(3, 23))
    with database.reading() as session:
        found = session.scalars(select(License)).one()
        assert (found.username, found.level, found.person.email) == ("jtran", "Case Manager II", JO)
        assert [event.words for event in found.events] == ["Issued at the level Case Manager II"]
        papers = session.scalars(select(SignedPaper).where(SignedPaper.person_id == found.person_id))
        assert {paper.paper for paper in papers} == {Paper.USER_AGREEMENT, Paper.PRIVACY_NOTICE}
        assert len(session.scalars(select(Attendance)).all()) == 2


def test_the_history_replays_to_the_same_case(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    with database.reading() as session:
        row = town.case(number)
        mapping = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
        assert replayed(session, row) == restored(database.rulebook, mapping)


def test_what_is_signed_once_for_an_agency_is_not_owed_again_at_the_next_attempt(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    town.do(number, town.jo, "sign", local(2, 21), **SIGNATURE)
    town.do(number, town.tess, "decide-level", local(2, 21), **LEVEL)
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    town.sweep(local(4, 2, 0))
    again = town.newest()
    assert town.case(number).state == "LAPSED"
    assert (again.parent_id, again.state) == (town.case(number).id, "ENROLLED")
    assert set(town.open_duties(again.number)) == {"enroll", "notice", "security"}


def test_an_open_case_learns_of_an_attendance_that_the_registry_records(database: Database) -> None:
    town = Town(database)
    number = trained(town)
    assert "security" in town.open_duties(number)
    town.do(number, town.dana, "record-security-training", local(3, 18), held_on="2026-03-18", minutes=60, missed=0)
    assert "security" not in town.open_duties(number)


def test_a_backdated_request_counts_from_its_receipt(database: Database) -> None:
    town = Town(database)
    number = trained(town)
    assert town.open_duties(number)["review"].due_at == local(3, 23, 0)
    with database.reading() as session:
        assert history_of(session, town.case(number).id)[-1].effective_on == date(2026, 2, 20)


def test_a_trainee_of_an_agency_without_administrator_goes_to_the_system_administrator(database: Database) -> None:
    town = Town(database)

    with database.writing() as session:
        tess = session.get_one(Person, town.tess.id)
        take_office(session, tess.offices[0], local(2, 1))
    number = town.ask(local(2, 20), by=town.dana)
    assert town.open_duties(number)["level"].team is SYSTEM_ADMIN
    town.do(number, town.dana, "decide-level", local(2, 21), **LEVEL)
    assert "level" not in town.open_duties(number)


def test_when_an_administrator_is_named_the_duties_go_there(database: Database) -> None:

    town = Town(database)
    number = town.ask(local(2, 20))
    assert town.open_duties(number)["level"].assignee_id == town.tess.id
    with database.writing() as session:
        take_office(session, session.get_one(Person, town.tess.id).offices[0], local(2, 21))
    assert town.open_duties(number)["level"].team is SYSTEM_ADMIN
    with database.writing() as session:
        tess = session.get_one(Person, town.tess.id)
        give_office(session, tess, AGENCY_ADMIN, tess.agency, local(2, 22))
    assert (town.open_duties(number)["level"].team, town.open_duties(number)["level"].assignee_id) == (
        AGENCY_ADMIN, town.tess.id)  # fmt: skip


def test_an_administrator_does_not_decide_about_herself(database: Database) -> None:
    town = Town(database)
    with pytest.raises(NotAllowed, match="you can't ask for yourself"):
        town.ask(local(2, 20), name="Tess Barlow", email="tess.barlow@desk.example")
    number = town.ask(local(2, 20), by=town.nora, name="Tess Barlow", email="tess.barlow@desk.example")
    assert town.open_duties(number)["level"].team is SYSTEM_ADMIN
