"""What is remembered of a privacy complaint: who entered it is not, whoever is named stands aside, and each level falls to the next."""

from typing import Any

import pytest
from sqlalchemy import select

from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.intake import Sent, begin
from models.lookups.changes import tell_of_role
from models.registries.people_and_agencies import give_office
from models.rows.cases import CaseRow, HistoryRow
from models.rows.meetings import AgendaItem
from models.rows.people import Agency, Person
from tests.desks import SETTLED, local
from tests.models.complaining import ALLEGED
from tests.models.disclosure.test_protective import Night
from workflows.engine.cases import NotAllowed
from workflows.law.roles import AGENCY_DIRECTOR

CAME, LATER, IN_APRIL = local(3, 2), local(3, 3), local(4, 1)
COMPLAINT: dict[str, Any] = {
    "matter": "practice", "agency": "otter-creek-shelter", "received_on": "2026-03-02", "asked": "in-person",
    "bringer": "client", "client": "267121", "identity": "known", "what": "A list with names hung at the desk.",
    "contact": "802-555-0119",
}  # fmt: skip
OF_OTTER, ICA = {"Tess", "Helen"}, {"Dana", "Kofi", "Nora"}
FORWARD = {"unsettled": "Who read it?", "told_on": "2026-03-03"}
BRING = {"unsettled": "Whether staff is trained", "told_on": "2026-04-01"}


def complained(town: Night, by: Any = None, **facts: Any) -> str:
    with town.database.writing() as session:
        case_id = begin(session, by or town.ida, "P29", Sent({**COMPLAINT, **facts}, another=True), CAME)
        return session.get_one(CaseRow, case_id).number


def test_whoever_enters_it_is_not_written_down_and_each_level_sees_it_when_it_comes_there(database: Database) -> None:
    town = Night(database)
    number = complained(town)
    assert town.who_sees(number) == OF_OTTER | ICA
    with database.reading() as session:
        rows = session.scalars(select(HistoryRow).where(HistoryRow.case_id == town.case(number).id))
        assert [row.person_id for row in rows] == [None]
    town.do(number, town.dana, "allege", LATER, **ALLEGED)
    with database.reading() as session:
        linked = session.scalars(select(CaseRow).where(CaseRow.parent_id == town.case(number).id)).one()
    assert (linked.process, town.who_sees(linked.number) & OF_OTTER) == (
        "P19",
        set(),
    )  # the agency learns nothing of it
    town.do(number, town.tess, "forward", LATER, **FORWARD)
    with pytest.raises(NotAllowed):
        town.do(number, town.tess, "bring", IN_APRIL, **BRING)
    town.do(number, town.dana, "bring", IN_APRIL, **BRING)
    assert town.who_sees(number) == OF_OTTER | ICA | {"Greta", "Miriam", "Joel"}  # one member decides nothing
    with database.reading() as session:
        (item,) = session.scalars(select(AgendaItem))
        assert item.words == f"{number}: Arbitration of a privacy complaint"


def test_whoever_is_named_stands_aside_where_all_are_the_next_level_has_it_and_a_director_who_comes_is_heard(
    database: Database,
) -> None:
    town = Night(database)
    number = complained(town, named="Tess Barlow")
    assert (town.case(number).state, town.who_sees(number)) == ("AGENCY", {"Helen"} | ICA)
    both = complained(town, named="Tess Barlow and Helen Marsh", client="1")
    assert (town.case(both).state, town.who_sees(both)) == ("ICA", ICA)
    assert set(town.open_duties(both)) == {"decide", "inform-at-ica"}  # no director is left to be heard
    staff = complained(town, named="Kofi Mensah", client="2")
    assert town.who_sees(staff) == OF_OTTER | ICA - {"Kofi"}
    with pytest.raises(NoSuchCase):
        town.do(staff, town.kofi, "take-up", LATER, why="wanted")
    heard = complained(town, named="Helen Marsh", client="3")
    town.do(heard, town.tess, "forward", LATER, **FORWARD)
    assert "director" not in town.open_duties(heard)
    with database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        give_office(session, session.get_one(Person, town.ida.id), AGENCY_DIRECTOR, otter, SETTLED)
        tell_of_role(session, LATER, AGENCY_DIRECTOR, otter.id)
    assert "director" in town.open_duties(heard)
