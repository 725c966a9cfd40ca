"""Who corrects a case that nobody of ICA may know of: the Continuums that read it, and always two of them."""

from datetime import timedelta
from typing import Any

import pytest

from models.access.access import Viewer
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.desk.undelivered import count_undelivered
from models.intake.correcting import ended_by
from models.intake.late_entries import offers
from models.intake.proposals import Confirming, confirming_in
from models.intake.second_person import to_confirm
from models.registries.people_and_agencies import add_person, give_office
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from notifications.writing.dispatch import dispatch
from tests.models.complaining import CAME, Leaders
from tests.models.corrections.correcting import confirmed, corrected
from tests.notifications.mailroom import DESK
from web.pages.correction.who_confirms import waits_for
from workflows.correction.amenders import amenders, in_order
from workflows.engine.cases import Kind, NotAllowed
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import CHAIR, COC_BALANCE, COC_CHITTENDEN, COMMITTEE, COUNSEL, STAFF, SYSTEM_ADMIN, Role

LATER = CAME + timedelta(days=FIRST_EDITION.own_correction_days + 1)
OF_THE_DIRECTOR: dict[str, Any] = {"director": True, "continua": ["Balance of State", "Chittenden County"]}
ALL = frozenset(Role)


@pytest.mark.parametrize(
    ("withheld", "amend"),
    [
        (frozenset[Role](), STAFF),
        (STAFF - {SYSTEM_ADMIN}, STAFF),
        (STAFF, {COC_BALANCE, COC_CHITTENDEN}),
        (STAFF | {COC_BALANCE}, {COC_CHITTENDEN}),
        (STAFF | {COC_BALANCE, COC_CHITTENDEN}, {CHAIR}),
        (STAFF | {COC_BALANCE, COC_CHITTENDEN, CHAIR}, {COMMITTEE}),
        (STAFF | {COC_BALANCE, COC_CHITTENDEN, CHAIR, COMMITTEE}, {COUNSEL}),
    ],
)
def test_ica_amends_or_where_all_of_it_is_left_out_the_highest_office_that_reads_the_case(
    withheld: frozenset[Role], amend: frozenset[Role]
) -> None:
    assert amenders(ALL, withheld) == amend


def asked(town: Leaders, viewer: Viewer) -> list[str]:
    with town.database.reading() as session:
        return [each.case.number for each in to_confirm(session, viewer)]


@pytest.mark.parametrize(
    ("readers", "order"),
    [
        (ALL, [{COC_BALANCE}, {CHAIR}, {COMMITTEE}, {COUNSEL}]),
        (STAFF | {COC_BALANCE, COMMITTEE}, [{COC_BALANCE}, {COMMITTEE}]),
        (STAFF | {COC_CHITTENDEN}, [STAFF]),
    ],
)
def test_where_one_office_has_nobody_to_confirm_the_next_one_that_reads_the_case_does(
    readers: frozenset[Role], order: list[frozenset[Role]]
) -> None:
    assert list(in_order(readers, STAFF | {COC_CHITTENDEN})) == order


class Unseen(Leaders):
    """A town in which somebody complains of ICA's managing director."""

    def of_the_director(self) -> dict[str, Any]:
        """Return what the complaint says."""
        return {"about": "an ICA employee", "employee": "Adele Vance", "description": "She looked up a neighbor.",
                "occurred": "February 2026", "complainant": "Robin Vale", "contact": "802-555-0117",
                **OF_THE_DIRECTOR}  # fmt: skip


def changed(town: Unseen, number: str, by: Viewer) -> bool:
    """Let somebody put the month right, which a complaint says nothing else by; say whether it is done."""
    facts = {**town.of_the_director(), "occurred": "January 2026"}
    return corrected(town, number, by, "complain", now=LATER, facts=facts)


def test_one_continuum_proposes_and_the_other_confirms(database: Database) -> None:
    town = Unseen(database)
    number = town.complain_of_staff(**town.of_the_director())
    assert not changed(town, number, town.miriam)
    assert (asked(town, town.joel), asked(town, town.miriam)) == ([number], [])
    assert asked(town, town.dana) == asked(town, town.adele) == []
    with database.reading() as session:
        told = {row.role for row in session.query(NoticeRow).filter_by(template="correction-proposed")}
    assert told == {COC_BALANCE, COC_CHITTENDEN}
    with pytest.raises(NotAllowed, match="no correction here"):
        confirmed(town, number, town.miriam, LATER)
    confirmed(town, number, town.joel, LATER)
    assert asked(town, town.joel) == []


def test_nobody_of_ica_corrects_it(database: Database) -> None:
    town = Unseen(database)
    number = town.complain_of_staff(**town.of_the_director())
    for viewer in (town.dana, town.nora, town.adele):
        with pytest.raises(NoSuchCase):
            changed(town, number, viewer)


ONE = {"continua": ["Balance of State"]}


def lone(town: Unseen) -> str:
    """Let the only holder of the only office that reads a complaint propose a correction of it; return its number."""
    number = town.complain_of_staff(**{**town.of_the_director(), **ONE})
    facts = {**town.of_the_director(), **ONE, "occurred": "January 2026"}
    assert not corrected(town, number, town.miriam, "complain", now=LATER, facts=facts)
    return number


def confirming(town: Unseen, number: str) -> Confirming:
    with town.database.reading() as session:
        return confirming_in(session, session.query(CaseRow).filter_by(number=number).one())


def test_where_only_its_author_could_confirm_it_that_is_said_and_a_second_holder_of_the_role_gets_it(
    database: Database,
) -> None:
    town = Unseen(database)
    number = lone(town)
    found = confirming(town, number)
    assert (found.people, town.who_sees(number)) == ({}, {"Miriam"})
    assert "Ask for that; you need not say what for." in waits_for(found)
    with database.writing() as session:
        give_office(session, add_person(session, "Una Hale", "una@desk.example", None, LATER), COC_BALANCE, None, LATER)
    una = town.viewer("una@desk.example")
    assert asked(town, una) == [number]
    confirmed(town, number, una, LATER)
    assert asked(town, una) == []


def test_what_nobody_can_be_asked_to_confirm_is_undelivered_mail_of_who_keeps_the_case(database: Database) -> None:
    town = Unseen(database)
    lone(town)
    later = LATER + timedelta(hours=3)
    dispatch(database, later, DESK, later)
    with database.reading() as session:
        lost = {each.name: count_undelivered(session, each) for each in (town.miriam, town.adele, town.dana)}
    assert lost == {"Miriam Okafor": 1, "Adele Vance": 0, "Dana Whitcomb": 0}


def test_who_corrects_in_place_of_ica_enters_what_came_in_late_and_ica_does_not(database: Database) -> None:
    town = Unseen(database)
    number = town.complain_of_staff(**{**town.of_the_director(), **ONE})
    with database.reading() as session:
        found = offers(session, town.miriam, number)
        assert {(each.role, each.reached) for each in found} == {(COC_BALANCE, "the Balance of State CoC")}
        for viewer in (town.dana, town.adele):
            with pytest.raises(NoSuchCase):
                offers(session, viewer, number)


def test_who_corrects_in_place_of_ica_may_open_the_case_again_and_ica_may_not(database: Database) -> None:
    town = Unseen(database)
    number = town.complain_of_staff(**{**town.of_the_director(), **ONE})
    with database.reading() as session, pytest.raises(NotAllowed, match="only a case that has ended") as no:
        ended_by(session, town.miriam, number)
    assert no.value.first.kind is Kind.GONE  # it is open still, and theirs to open again once it has ended
    with database.reading() as session, pytest.raises(NoSuchCase):
        ended_by(session, town.adele, number)
