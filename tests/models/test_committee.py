"""Who of the Committee may vote in a case: one vote each, and those with a tie stand aside, from the moment they have it."""

from datetime import datetime

import pytest

from models.access.access import Viewer, hats, viewer_of
from models.access.routing import sitting
from models.accounts.leaving import leave
from models.intake.remarks import recuse
from models.lookups.about import About
from models.lookups.changes import tell_of_member
from models.lookups.conduct_cases.committee import committee
from models.registries.people_and_agencies import give_office, take_office
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from models.rows.registries import License
from tests.databases import KINDS
from tests.desks import SETTLED, local
from tests.models.meeting_desks import Hall
from workflows.law.roles import AGENCY_DIRECTOR, CHAIR, COMMITTEE
from workflows.manual.conduct.committee import Committee

both = pytest.mark.parametrize("kind", KINDS)
FOUND, LATER = local(9, 10), local(9, 11)
ALL = {"Walter Pine", "Greta Lowell", "Hassan Idris"}


def looked_up(hall: Hall, case_id: int) -> Committee:
    with hall.database.reading() as session:
        row = session.get_one(CaseRow, case_id)
        return committee(session, About(case_id, row.agency_id, row.subject_id))


def licensed(hall: Hall, viewer: Viewer, *, ended_at: datetime | None = None) -> None:
    """Give somebody a license at the agency of the case."""
    with hall.database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        person = session.get_one(Person, viewer.id)
        session.add(
            License(
                person=person, agency=otter, username="gl", level="Case Manager I", art=False, issued_at=SETTLED,
                ended_at=ended_at,
            )
        )  # fmt: skip
        tell_of_member(session, LATER, person)


@both
def test_every_member_has_a_vote_and_so_has_the_chair(kind: str) -> None:
    hall = Hall(kind)
    case = hall.find(FOUND)
    members = tuple(str(each.id) for each in (hall.walter, hall.greta, hall.hassan))
    assert looked_up(hall, case) == Committee(members=members, chair=str(hall.walter.id), seats=3, with_floor=True)
    assert hall.voters(case) == ALL


@both
def test_a_member_of_the_agency_stands_aside_whatever_the_tie_is(kind: str) -> None:
    hall = Hall(kind)
    hall.member("Ida Cole", agency="otter-creek-shelter")
    hall.member("Lucy Brandt", agency="maple-street-family-center")
    director = hall.member("Helen Marsh")
    with hall.database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        give_office(session, session.get_one(Person, director.id), AGENCY_DIRECTOR, otter, SETTLED)
    licensed(hall, hall.hassan)
    licensed(hall, hall.greta, ended_at=SETTLED)
    case = hall.find(FOUND)
    assert hall.voters(case) == {"Walter Pine", "Greta Lowell", "Lucy Brandt"}
    assert looked_up(hall, case).seats == 6


@both
def test_whom_a_case_is_about_has_no_vote_and_does_not_chair(kind: str) -> None:
    hall = Hall(kind)
    case = hall.find(FOUND, about=hall.walter)
    assert hall.voters(case) == {"Greta Lowell", "Hassan Idris"}
    assert (looked_up(hall, case).chair, looked_up(hall, case).seats) == ("", 3)


@both
def test_who_stands_aside_owes_no_vote_from_then_on(kind: str) -> None:
    hall = Hall(kind)
    case = hall.find(FOUND)
    with hall.database.writing() as session:
        recuse(session, hall.greta, session.get_one(CaseRow, case), "My cousin.", LATER)
    assert hall.voters(case) == ALL - {"Greta Lowell"}
    assert hall.voters(hall.find(LATER)) == ALL


@both
def test_open_cases_learn_of_seats_that_are_taken_and_left(kind: str) -> None:
    hall = Hall(kind)
    case = hall.find(FOUND)
    polly = hall.member("Polly Trask")
    assert hall.voters(case) == {*ALL, "Polly Trask"}
    with hall.database.writing() as session:
        for each in (polly, hall.hassan):
            take_office(session, session.get_one(Person, each.id).offices[0], LATER)
        leave(session, session.get_one(Person, polly.id), LATER, hall.town.dana.id, wall=LATER)
    assert hall.voters(case) == {"Walter Pine", "Greta Lowell"}


@both
def test_open_cases_learn_of_a_tie_that_comes_about(kind: str) -> None:
    hall = Hall(kind)
    case = hall.find(FOUND)
    with hall.database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        give_office(session, session.get_one(Person, hall.greta.id), AGENCY_DIRECTOR, otter, LATER)
    assert hall.voters(case) == ALL - {"Greta Lowell"}
    licensed(hall, hall.hassan)
    assert hall.voters(case) == {"Walter Pine"}


@both
def test_who_holds_both_offices_has_one_vote(kind: str) -> None:
    hall = Hall(kind)
    with hall.database.writing() as session:
        give_office(session, session.get_one(Person, hall.greta.id), CHAIR, None, SETTLED)
        give_office(session, session.get_one(Person, hall.walter.id), COMMITTEE, None, SETTLED)
    found = looked_up(hall, hall.find(FOUND))
    assert (len(found.members), found.seats, found.chair) == (3, 3, str(hall.walter.id))


@both
def test_a_member_with_a_license_at_the_agency_neither_votes_nor_sees_the_case(kind: str) -> None:
    hall = Hall(kind)
    case = hall.find(FOUND)
    licensed(hall, hall.hassan)
    with hall.database.reading() as session:
        row = session.get_one(CaseRow, case)
        tied, free = (viewer_of(session.get_one(Person, each.id)) for each in (hall.hassan, hall.greta))
        assert (hats(session, tied, row), hats(session, free, row)) == (frozenset(), frozenset({COMMITTEE}))
        assert sitting(session, COMMITTEE, {row.agency_id or 0}) == [hall.greta.id]
