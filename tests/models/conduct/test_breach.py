"""What is remembered of a security breach: who reported is not, whoever is named stands aside, and a lock is a bar that is lifted."""

from typing import Any

import pytest

from models.casebook.case_search import history_of
from models.casebook.casebook import NoSuchCase
from models.casebook.sight.sight import sight_of
from models.database import Database
from models.intake.intake import Sent, begin
from models.lookups.bars import LOCK as LOCKED
from models.rows.cases import CaseRow, HistoryRow
from models.rows.conduct import Sanction
from models.rows.notices import Message
from models.rows.people import Agency
from models.rows.registries import License
from notifications.writing.dispatch import dispatch
from tests.desks import SETTLED, local
from tests.models.complaining import IDA
from tests.models.corrections.test_effects_undone import every, struck
from tests.models.disclosure.test_protective import Night
from tests.notifications.mailroom import DESK

CAME, LATER = local(3, 3, 2), local(3, 3, 9)
REPORT: dict[str, Any] = {
    "kind": "a username or password was stolen, shared or guessed", "noticed_at": "2026-03-03T01:30:00-05:00",
    "what": "Somebody called and was given a password.", "agency": "otter-creek-shelter",
}  # fmt: skip
LOCK: dict[str, Any] = {"agency": "otter-creek-shelter", "users": [IDA], "why": "A stranger has the password."}
ICA = {"Dana", "Kofi", "Nora", "Ruth"}


def reported(town: Night, by: Any = None, **facts: Any) -> str:
    with town.database.writing() as session:
        case_id = begin(session, by or town.greta, "P21", Sent({**REPORT, **facts}, another=True), CAME)
        return session.get_one(CaseRow, case_id).number


def test_anybody_reports_and_nothing_says_who_did(database: Database) -> None:
    town = Night(database)
    number = reported(town, reporter="Greta Lowell")
    assert town.who_sees(number) == ICA
    with database.reading() as session:
        rows = session.query(HistoryRow).filter_by(case_id=town.case(number).id).all()
        assert [row.person_id for row in rows] == [None]


@pytest.mark.parametrize("named", ["Kofi Mensah", "kofi.mensah@desk.example"])
def test_whoever_is_named_stands_aside(database: Database, named: str) -> None:
    town = Night(database)
    number = reported(town, user=named)
    assert town.who_sees(number) == ICA - {"Kofi"}
    with pytest.raises(NoSuchCase):
        town.do(number, town.kofi, "lock", LATER, **LOCK)


def test_a_lock_is_a_bar_of_its_case_which_ends_when_it_is_lifted_and_the_agency_sees_it_from_then_on(
    database: Database,
) -> None:
    town = Night(database)
    number = reported(town)
    town.do(number, town.dana, "lock", LATER, **LOCK)
    (bar,) = every(town, Sanction)
    assert (bar.person_id, bar.until_on, bar.ended_at) == (town.ida.id, None, None)
    assert town.who_sees(number) == ICA | {"Tess", "Helen"}
    town.do(number, town.kofi, "unlock", local(3, 4), why="A new password is set.")
    (bar,) = every(town, Sanction)
    assert bar.kind == LOCKED
    assert (bar.ended_at, bar.ended_why) == (local(3, 4), "the lock for a security breach was lifted")
    (license_,) = every(town, License)
    assert license_.ended_at is None


def test_whoever_is_locked_decides_nothing_about_the_lock_whatever_their_role_and_is_told(database: Database) -> None:
    town = Night(database)
    with database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        for each in (town.kofi, town.tess):
            session.add(License(person_id=each.id, username=f"u{each.id}", agency_id=otter.id, level="case-manager-2", art=False,
                                issued_at=SETTLED))  # fmt: skip
    number = reported(town)
    town.do(
        number, town.dana, "lock", LATER, **LOCK | {"users": ["kofi.mensah@desk.example", "tess.barlow@desk.example"]}
    )
    assert town.who_sees(number) == ICA - {"Kofi"} | {"Helen"}
    for each in (town.kofi, town.tess):
        with pytest.raises(NoSuchCase):
            town.do(number, each, "unlock", local(3, 4), why="It was nothing.")
    dispatch(database, LATER, DESK, LATER)
    with database.reading() as session:
        told = {
            row.person_id
            for row in session.query(Message).order_by(Message.id)
            if "ocked" in row.subject and row.case_id == town.case(number).id
        }
    assert {town.kofi.id, town.tess.id} <= told


def test_a_lock_that_was_entered_in_error_ends(database: Database) -> None:
    town = Night(database)
    number = reported(town)
    town.do(number, town.dana, "lock", LATER, **LOCK)
    struck(town, number, "lock", local(3, 4))
    (bar,) = every(town, Sanction)
    assert (bar.ended_at, bar.ended_why) == (local(3, 4), "entered in error")


def test_a_violation_case_is_linked_to_it_and_the_agency_learns_nothing_of_it(database: Database) -> None:
    town = Night(database)
    number = reported(town)
    words = {"agency": "otter-creek-shelter", "words": "Check who has access."}
    town.do(number, town.dana, "tell-agency", LATER, **words)
    day = {"run_on": "2026-03-03", "covers_from": "2026-03-01", "covers_through": "2026-03-03"}
    town.do(
        number, town.dana, "contain", LATER, measures=["passwords changed"], contained_on="2026-03-03", how="Set anew"
    )
    town.do(number, town.dana, "audit", LATER, **day, extent="seen", clients=3, finding="Three records")
    town.do(number, town.ruth, "advise", LATER, why="9 V.S.A. 2435 does not apply")
    alleged = {
        "agency": "otter-creek-shelter",
        "violator": "a user",
        "user": IDA,
        "what": "Told a password",
        "occurred": "March",
    }
    town.do(number, town.dana, "allege", LATER, **alleged)
    with database.reading() as session:
        child = session.query(CaseRow).filter_by(process="P19").one()
        assert (child.parent_id, child.subject_id) == (town.case(number).id, town.ida.id)
    assert town.case(number).state == "CLOSED"
    assert town.who_sees(number) == ICA | {"Tess", "Helen"}
    assert not {"Tess", "Helen", "Ida"} & town.who_sees(child.number)
    with database.reading() as session:
        case = session.get_one(CaseRow, town.case(number).id)
        entries = sight_of(session, town.tess, case).history(history_of(session, case.id))
    assert [(each.title, each.clause) for each in entries[:2]] == [
        ("ICA has dealt with it", "local target"), ("Stopped, sized, and counsel heard", "2.8-breach-audit"),
    ]  # fmt: skip
