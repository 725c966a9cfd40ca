"""A license is issued to who may hold one, under a username that nobody else has; asked again at the last click."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from models.accounts.leaving import come_back, leave
from models.database import Database
from models.registries.edits.editing import edit
from models.registries.edits.entries import LICENSES
from models.rows.people import Agency, Person
from models.rows.registries import License, SignedPaper
from tests.desks import JO, LEVEL, NOTICED, SIGNATURE, Town, local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import Paper

ACCOUNT = {"username": "jt", "created_on": "2026-03-23"}
AL = "al.roe@otter.example"


def cleared(town: Town, name: str = "Jo Tran", email: str = JO) -> str:
    """Return a case in which nothing but the username is missing."""
    number = town.ask(local(2, 20), name=name, email=email)
    trainee = town.viewer(email)
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    session = {"title": "Intake", "held_on": "2026-03-02", "minutes": 60, "missed": 10}
    town.do(number, town.dana, "record-session", local(3, 2), **session)
    town.do(number, trainee, "submit", local(3, 17), work="All of it.")
    town.do(number, town.dana, "accept", local(3, 20))
    town.do(number, trainee, "sign", local(3, 20), **{**SIGNATURE, "signed_as": name})
    town.do(number, trainee, "acknowledge", local(3, 20), **{**NOTICED, "signed_as": name})
    town.do(number, town.tess, "decide-level", local(3, 21), **LEVEL)
    town.do(number, town.dana, "record-security-training", local(3, 22), held_on="2026-03-22", minutes=180, missed=18)
    return number


def _a_license_that_ended(session: Any) -> None:
    """Put a license of Jo's on record that ended after the agreement of this case was signed, and the agreement with it."""
    person = session.query(Person).filter_by(email=JO).one()
    held = {"level": "Case Manager I", "art": False, "issued_at": local(3, 1), "agency_id": otter_of(session)}
    session.add(License(person_id=person.id, username="jtran", ended_at=local(3, 22), ended_why="left", **held))


def otter_of(session: Any) -> int:
    """Return the number of the agency that asks."""
    return int(session.scalar(select(Agency.id).where(Agency.key == "otter-creek-shelter")))


def confirm(town: Town, number: str, **account: str) -> None:
    town.do(number, town.dana, "confirm-username", local(3, 23), **{**ACCOUNT, **account})


@pytest.mark.parametrize("username", ["jt", "JT", "Jt"])
def test_nobody_gets_the_username_of_another_however_it_is_written(database: Database, username: str) -> None:
    town = Town(database)
    confirm(town, cleared(town))
    other = cleared(town, "Al Roe", AL)
    with pytest.raises(NotAllowed, match="somebody else has this username") as no:
        confirm(town, other, username=username)
    assert no.value.first.field == "username"
    assert town.case(other).state == "CLEARED"
    confirm(town, other, username="aroe")
    assert town.case(other).state == "LICENSED"


def test_the_registry_gives_nobody_the_username_of_another_however_it_is_written(database: Database) -> None:
    town = Town(database)
    confirm(town, cleared(town))
    confirm(town, cleared(town, "Al Roe", AL), username="aroe")
    said = {"username": "JT", "level": "Case Manager II", "art": False, "reason": "mistyped"}
    with database.writing() as session:
        row = session.scalars(select(License).where(License.username == "aroe")).one()
        with pytest.raises(NotAllowed, match="somebody else has this username"):
            edit(session, LICENSES, row, said, now=local(4, 1), today=date(2026, 4, 1), by=town.dana.id)


def test_who_has_left_gets_no_license_before_being_back(database: Database) -> None:
    town = Town(database)
    number = cleared(town)
    with database.writing() as session:
        leave(session, session.get_one(Person, town.jo_id), local(3, 22), town.dana.id, wall=local(3, 22))
    with pytest.raises(NotAllowed, match="the person has left; record first that the person is back"):
        confirm(town, number)
    with database.writing() as session:
        come_back(session, session.query(Person).filter_by(email=JO).one(), local(3, 22), town.dana.id)
    confirm(town, number)
    assert town.case(number).state == "LICENSED"


def test_who_was_recorded_as_gone_by_other_means_gets_no_license_either(database: Database) -> None:
    town = Town(database)
    number = cleared(town)
    with database.writing() as session:
        session.query(Person).filter_by(email=JO).one().left_at = local(3, 22)
    with pytest.raises(NotAllowed, match="Jo Tran has left; record first that the person is back"):
        confirm(town, number)


def test_there_is_no_second_license_of_an_agency_whatever_request_it_comes_from(database: Database) -> None:
    town = Town(database)
    number = cleared(town)
    with database.writing() as session:
        person = session.query(Person).filter_by(email=JO).one()
        held = {"level": "Case Manager I", "art": False, "issued_at": local(3, 22), "agency_id": otter_of(session)}
        session.add(License(person_id=person.id, username="jtran", **held))
    with pytest.raises(NotAllowed, match="Jo Tran holds a license of this agency already"):
        confirm(town, number)


@pytest.mark.parametrize(("created_on", "is_so"), [("2026-03-19", False), ("2026-03-22", True)])
def test_a_username_is_created_no_day_before_the_training_is_accepted(
    database: Database, created_on: str, is_so: bool
) -> None:
    town = Town(database)
    number = cleared(town)
    if is_so:
        confirm(town, number, created_on=created_on)
    else:
        with pytest.raises(NotAllowed, match="once the homework is accepted") as no:
            confirm(town, number, created_on=created_on)
        assert no.value.first.field == "created_on"
    assert (town.case(number).state == "LICENSED") is is_so


@pytest.mark.parametrize(
    ("fallen", "clause"),
    [
        (
            lambda session: session.query(SignedPaper).filter_by(paper=Paper.PARTNERSHIP).delete(),
            "2.1-partnership-sign",
        ),
        (_a_license_that_ended, "2.1-user-agreement-sign"),
        (lambda session: session.query(Agency).update({"kind": "victim service provider"}), "3.5-vsp-prohibited"),
    ],
    ids=["partnership", "agreement", "kind"],
)
def test_the_effect_asks_the_registries_itself_of_what_no_case_has_learned(
    database: Database, fallen: Callable[[Any], object], clause: str
) -> None:
    town = Town(database)
    number = cleared(town)
    with database.writing() as session:
        fallen(session)
    with pytest.raises(NotAllowed) as refused:
        confirm(town, number)
    assert clause in {each.clause for each in refused.value.refusals}
    assert town.case(number).state == "CLEARED"


def test_homework_that_failed_counts_for_the_person_after_a_withdrawal_and_at_another_agency(
    database: Database,
) -> None:
    town = Town(database)
    for by, agency in ((town.tess, "otter-creek-shelter"), (town.omar, "maple-street-family-center")):
        number = town.ask(local(2, 20), town.dana, "They called.", agency=agency)
        town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
        town.do(number, town.jo, "submit", local(3, 10), work="All of it.")
        town.do(number, town.dana, "repeat", local(3, 12), why="entry and exit are mixed up")
        town.do(town.newest().number, by, "withdraw", local(3, 13), why="later")
    number = town.ask(local(4, 20), town.dana, "Tess called.")
    town.do(number, town.dana, "refuse", local(4, 21), why="the homework failed in two series")
    assert town.case(number).state == "REFUSED"
