"""Several agencies and Continuums of one case read their own part, and nothing of the others'."""

from __future__ import annotations

from typing import Any

import pytest

from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.remarks import attach, documents, note
from models.registries.from_cases.disclosure_log import Sought, disclosures
from tests.campus import Campus
from tests.desks import local
from tests.models.searching.finding import found
from tests.models.sight.reading import Reading
from tests.precinct import CONSENT, MAPLE, OTTER, PREMISES, Precinct
from workflows.engine.cases import Kind, NotAllowed
from workflows.law.readers import as_column, of_party

RETURNED = {"return_on": "2026-06-20"}


@pytest.mark.parametrize(
    "facts",
    [
        {"instrument": "grand jury subpoena", **RETURNED},
        {"instrument": "federal protective services or threat investigation", "statute": "18 U.S.C. 3056"},
        {"instrument": "written request"},
    ],
    ids=["grand jury", "protective", "not complete yet"],
)
def test_a_continuum_sees_no_request_in_which_its_consent_plays_no_part(
    database: Database, facts: dict[str, Any]
) -> None:
    town = Precinct(database)
    number = town.requested(**facts)
    for leader in (town.miriam, town.joel):
        with database.reading() as session, pytest.raises(NoSuchCase):
            find(session, leader, number)


def test_a_continuum_sees_no_evidence_that_an_agency_gives(database: Database) -> None:
    town = Precinct(database)
    number = town.requested(town.tess, **PREMISES)
    with database.reading() as session, pytest.raises(NoSuchCase):
        find(session, town.miriam, number)


def test_a_continuum_that_is_asked_reads_the_request_and_its_own_consent_alone(database: Database) -> None:
    town = Precinct(database)
    number = town.in_review()
    town.do(number, town.miriam, "consent", local(6, 5), **CONSENT, terms="Only the dates.")
    assert {"Request", "Check", "Consent"} <= Reading(database, town.miriam, number).forms.keys()
    other = Reading(database, town.joel, number)
    assert "Request" in other.forms
    assert not other.said("consent")
    assert "consent:balance" not in other.duties
    assert not found(database, town.joel, "only dates")
    assert found(database, town.miriam, "only dates") == {number}


def test_what_counsel_weighed_is_for_ica_and_the_agencies_hear_that_all_conditions_are_met(database: Database) -> None:
    town = Precinct(database)
    number = town.offered()
    helen, nora = (Reading(database, who, number) for who in (town.helen, town.nora))
    assert "approve" in nora.answers
    assert "approve" not in helen.answers
    assert "All conditions met; the agencies decide" in helen.titles()
    assert not [title for title in helen.titles() if "Counsel approved" in title]
    assert not found(database, town.helen, "all statements are there")


def test_agencies_of_one_case_read_neither_each_others_answers_nor_what_was_released(database: Database) -> None:
    town = Precinct(database)
    number = town.released()
    helen, paul, dana = (Reading(database, who, number) for who in (town.helen, town.paul, town.dana))
    assert helen.said("release").keys() == {OTTER}
    assert not helen.said("decline")
    assert paul.said("decline").keys() == {MAPLE}
    assert not paul.said("release")
    assert (set(dana.said("release")), set(dana.said("decline"))) == ({OTTER}, {MAPLE})
    assert f"answer:{MAPLE}" not in helen.duties
    assert "Agency decided not to release" not in " ".join(helen.titles())
    assert "Every agency answered" in " ".join(
        helen.titles()
    )  # that alone, of the entry with which the other one answered
    assert not found(database, town.helen, "left the state")
    assert found(database, town.paul, "left the state") == {number}


def test_the_log_shows_an_agency_what_it_gave_and_nothing_of_another(database: Database) -> None:
    town = Precinct(database)
    town.released()
    with database.reading() as session:
        rows = {who.name: len(disclosures(session, who, Sought()).rows) for who in (town.helen, town.paul, town.dana)}
    assert rows == {"Helen Marsh": 1, "Paul Renner": 0, "Dana Whitcomb": 1}


def test_a_note_and_a_document_are_for_ones_own_side_and_ica(database: Database) -> None:
    town = Precinct(database)
    number = town.offered()
    with database.writing() as session:
        case, _ = find(session, town.helen, number)
        note(session, town.helen, case, "We ask our board.", local(6, 10, 11))
        attach(session, town.helen, case, "board.pdf", content=b"%PDF-1.7", now=local(6, 10, 11))
        note(session, town.dana, case, "Call them on Monday.", local(6, 10, 11))
    assert Reading(database, town.helen, number).notes() == {"We ask our board."}
    assert Reading(database, town.paul, number).notes() == set()
    assert Reading(database, town.dana, number).notes() == {"We ask our board.", "Call them on Monday."}
    with database.reading() as session:
        case, _ = find(session, town.helen, number)
        assert [each.name for each in documents(session, town.helen, case)] == ["board.pdf"]
        assert documents(session, town.paul, case) == []
    assert not found(database, town.paul, "board")
    assert not found(database, town.helen, "monday")


def test_what_ica_owes_to_each_agency_lets_it_read_nothing_that_is_one_agencys_alone(database: Database) -> None:
    campus = Campus(database)
    number = campus.running()
    campus.do(
        number,
        campus.tess,
        "withdraw-consent",
        local(4, 15),
        why="Our clients object.",
        signed_as=campus.tess.name,
        ended_on="2026-04-15",
    )
    with database.writing() as session:
        case, _ = find(session, campus.tess, number)
        kept = attach(session, campus.tess, case, "clients.txt", content=b"Kim Roe", now=local(4, 16))
        kept.readers = as_column(frozenset({of_party(OTTER)}))
    assert f"part:{OTTER}" in Reading(database, campus.dana, number).duties
    for staff in (campus.dana, campus.nora):
        assert of_party(OTTER) not in Reading(database, staff, number).sight.reader
        with database.reading() as session:
            assert "clients.txt" not in {
                each.name for each in documents(session, staff, find(session, staff, number)[0])
            }
    assert of_party(OTTER) in Reading(database, campus.tess, number).sight.reader


@pytest.mark.parametrize("agency", [OTTER, MAPLE])
def test_ica_speaks_for_each_agency_and_gives_the_consent_of_none(database: Database, agency: str) -> None:
    campus = Campus(database)
    number = campus.asked()
    for staff in (campus.dana, campus.nora):
        with pytest.raises(NotAllowed) as refused:
            campus.answer_for(number, staff, agency)
        assert refused.value.first.kind is Kind.ROLE
    assert {f"approve:{OTTER}", f"approve:{MAPLE}"} <= campus.open_duties(number).keys()
