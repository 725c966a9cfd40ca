"""Who corrects a case that nobody of ICA may know of: the Continuums that read it, and always two of them."""

from datetime import timedelta
from typing import Any

import pytest

from models.access.access import Viewer
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.second_person import to_confirm
from models.rows.notices import NoticeRow
from tests.models.complaining import CAME, Leaders
from tests.models.corrections.correcting import confirmed, corrected
from workflows.correction.amenders import amenders
from workflows.engine.cases import NotAllowed
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
