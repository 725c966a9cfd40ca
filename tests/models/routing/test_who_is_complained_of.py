"""A complaint is looked into by whoever may judge it: by who is complained of, as the directory has them, and not by a tick."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.casebook.case_search import history_of
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.inbox.tasks import NoSuchTask, claim
from models.intake.correcting import Wanted, correct, correctable
from models.registries.people_and_agencies import add_person, give_office
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Office, Person
from tests.desks import SETTLED
from tests.models.complaining import CAME, OF_A_USER, Leaders
from workflows.law.roles import CHAIR, MANAGING_DIRECTOR, SYSTEM_ADMIN

LATER = CAME + timedelta(days=1)


@pytest.mark.parametrize(
    "said", ["Kofi Mensah", "kofi.mensah@desk.example", "Mr. Kofi Mensah (KOFI.MENSAH@desk.example)"]
)
def test_a_system_administrator_who_is_called_a_user_is_past_ica_all_the_same(database: Database, said: str) -> None:
    town = Leaders(database)
    number = town.complain(user=said)
    assert town.case(number).state == "WITH_LEADERSHIP"
    assert town.who_sees(number) == {"Adele", "Miriam", "Joel"}


def test_who_is_complained_of_neither_reads_nor_claims_nor_notes_nor_decides(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(user="Kofi Mensah")
    with database.writing() as session, pytest.raises(NoSuchTask):
        claim(session, town.kofi, _duty(session, number), LATER)
    with pytest.raises(NoSuchCase):
        town.do(number, town.kofi, "record-inquiry", LATER, found="Nothing.")


def _duty(session: Any, number: str) -> int:
    rows = select(DutyRow.id).join(CaseRow, CaseRow.id == DutyRow.case_id).where(CaseRow.number == number)
    found: int = session.scalars(rows.limit(1)).one()
    return found


def test_the_managing_director_named_without_a_tick_hears_nothing_and_the_cocs_act_alone(database: Database) -> None:
    town = Leaders(database)
    for number in (
        town.complain_of_staff(employee="Adele Vance"),
        town.complain_of_staff(employee="Ms. Vance"),
        town.complain(user="adele.vance@desk.example"),
    ):
        assert not town.who_sees(number) & {"Adele", "Dana", "Kofi", "Nora"}
        assert {key.partition(":")[0] for key in town.open_duties(number)} == {"view"}


def test_counsel_is_past_ica_too_and_a_member_or_the_chair_is_not(database: Database) -> None:
    town = Leaders(database)
    with database.writing() as session:
        chair = add_person(session, "Walter Pine", "walter.pine@desk.example", None, SETTLED)
        give_office(session, chair, CHAIR, None, SETTLED)
    assert town.who_sees(town.complain(user="Ruth Abernathy")) == {"Adele", "Miriam", "Joel"}
    for said in ("Walter Pine", "greta.lowell@desk.example"):
        assert town.who_sees(town.complain(user=said)) == {"Dana", "Kofi", "Nora"}


def test_of_ica_whoever_has_that_last_name_stands_aside_and_the_others_read_it(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(user="somebody called Mensah")
    assert (town.case(number).state, town.who_sees(number)) == ("RECEIVED", {"Dana", "Nora"})


def test_where_nobody_of_ica_is_left_the_leadership_looks_into_it(database: Database) -> None:
    town = Leaders(database)
    assert town.who_sees(town.complain(user="Mensah, Whitcomb and Feld")) == {"Adele", "Miriam", "Joel"}


def test_an_office_that_nobody_else_holds_falls_to_the_next(database: Database) -> None:
    town = Leaders(database)
    miriam = town.complain_of_staff(employee="Miriam Okafor")
    assert town.who_sees(miriam) == {"Adele", "Joel"}
    with database.writing() as session:
        session.delete(session.scalars(select(Office).where(Office.role == MANAGING_DIRECTOR)).one())
    assert town.who_sees(town.complain_of_staff()) == {"Miriam"}
    assert set(town.open_duties(town.complain_of_staff())) == {"view:balance"}


def test_who_becomes_known_later_is_past_ica_from_then_on(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(user="", agency="")
    with database.writing() as session:
        claim(session, town.kofi, _duty(session, number), LATER)
    town.do(number, town.dana, "complete", LATER, user="Kofi Mensah", agency="otter-creek-shelter")
    assert (town.case(number).state, town.case(number).keeper_id) == ("WITH_LEADERSHIP", None)
    assert town.who_sees(number) == {"Adele", "Miriam", "Joel"}


def test_a_correction_of_who_it_is_counts_as_if_it_had_been_said_at_once(database: Database) -> None:
    town = Leaders(database)
    number = town.complain()
    town.do(number, town.dana, "look-into", LATER)
    _corrected(town, number, user="Kofi Mensah")
    assert (town.case(number).state, town.who_sees(number)) == ("WITH_LEADERSHIP", {"Adele", "Miriam", "Joel"})


def test_who_is_not_complained_of_after_all_stands_aside_no_longer(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(user="somebody called Mensah")
    _corrected(town, number, user="Ida Cole")
    assert town.who_sees(number) == {"Dana", "Kofi", "Nora"}


def _corrected(town: Leaders, number: str, **facts: Any) -> None:
    with town.database.writing() as session:
        row = min(history_of(session, town.case(number).id), key=lambda each: each.id)
        found = correctable(session, town.dana, number, row.id, LATER)
        said = {**OF_A_USER, "complainant": "(not released)", "contact": "(not released)", **facts}
        correct(session, town.dana, found, Wanted("It was somebody else.", said), now=LATER, version=None)


def test_a_role_given_while_the_complaint_runs_opens_nothing_to_who_is_complained_of(database: Database) -> None:
    town = Leaders(database)
    number = town.complain()
    with database.writing() as session:
        ida = session.get_one(Person, town.ida.id)
        give_office(session, ida, SYSTEM_ADMIN, None, LATER)
    assert "Ida" not in town.who_sees(number)
