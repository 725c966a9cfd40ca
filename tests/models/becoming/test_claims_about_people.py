"""A request about somebody is a claim: it moves nobody, and tells the asker nothing of other agencies' people."""

import pytest
from sqlalchemy import select

from models.access.access import Viewer, hats, viewer_of
from models.access.belonging import asking
from models.accounts.leaving import leave
from models.database import Database
from models.intake.intake import Sent, begin
from models.registries.directory import person as person_seen
from models.registries.people_and_agencies import add_person, give_office, person_of
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from tests.desks import ASKED, JO, SETTLED, Town, local
from tests.models.conflict_of_interest.colleagues import SUSPECTED
from tests.models.test_who_may_hold import cleared, confirm
from workflows.engine.cases import NotAllowed
from workflows.law.roles import COMMITTEE

MAY_2 = local(5, 2)


def agency_of(town: Town, email: str) -> str | None:
    with town.database.reading() as session:
        person = person_of(session, email)
        return person.agency.key if person and person.agency else None


def member(town: Town, name: str, agency: str | None = None) -> Viewer:
    """Let somebody sit on the Committee."""
    with town.database.writing() as session:
        of = session.scalars(select(Agency).where(Agency.key == agency)).one() if agency else None
        email = f"{name.lower().replace(' ', '.')}@desk.example"
        person = add_person(session, name, email, of, SETTLED)
        give_office(session, person, COMMITTEE, None, SETTLED)
        return viewer_of(person)


def test_a_request_makes_nobody_a_member_of_the_agency(database: Database) -> None:
    town = Town(database)
    town.ask(MAY_2)
    assert agency_of(town, JO) is None


def test_a_license_makes_the_person_a_member(database: Database) -> None:
    town = Town(database)
    confirm(town, cleared(town))
    assert agency_of(town, JO) == "otter-creek-shelter"


def test_five_requests_take_no_committee_member_off_the_agencys_case(database: Database) -> None:
    town = Town(database)
    members = [member(town, f"Mem {letter}ber") for letter in "ABCDE"]
    for each in members:
        town.ask(MAY_2, name=each.name, email=f"{each.name.lower().replace(' ', '.')}@desk.example")
    with database.reading() as session:
        assert all(viewer_of(session.get_one(Person, each.id)).ties() == frozenset() for each in members)


def test_the_administrator_who_asked_sees_the_person_while_the_request_is_open(database: Database) -> None:
    town = Town(database)
    number = town.ask(MAY_2)
    with database.reading() as session:
        assert person_seen(session, town.tess, town.jo_id)
    town.do(number, town.tess, "withdraw", MAY_2, why="Hired by nobody after all.")
    with database.reading() as session:
        assert person_seen(session, town.tess, town.jo_id) is None


def test_a_request_lets_nobody_see_the_page_of_somebody_with_a_role(database: Database) -> None:
    town = Town(database)
    town.ask(MAY_2, name="Ruth Abernathy", email="ruth.abernathy@desk.example")
    with database.reading() as session:
        assert person_seen(session, town.tess, town.ruth.id) is None


def test_two_people_with_one_address_are_asked_about(database: Database) -> None:
    town = Town(database)
    town.ask(MAY_2, name="Ann One", email="ann@otter.example")
    with pytest.raises(NotAllowed, match="the name and the address don't go together; check both, or ask ICA") as no:
        town.ask(MAY_2, name="Bob Two", email="ann@otter.example")
    assert no.value.first.field == "name"


def test_the_staff_of_ica_hear_whose_address_it_is(database: Database) -> None:
    town = Town(database)
    number = town.ask(MAY_2, name="Ann One", email="ann@otter.example")
    town.do(number, town.tess, "withdraw", MAY_2, why="Not now.")
    with database.writing() as session:
        facts = {**ASKED, "name": "Bob Two", "email": "ann@otter.example"}
        with pytest.raises(NotAllowed, match="this is the address of Ann One"):
            begin(session, town.dana, "P03", Sent(facts, how="By phone."), MAY_2)


@pytest.mark.parametrize("name", ["ann  ONE", "Ann Marie One", "A. One", "Änn One"])
def test_one_name_may_be_written_in_several_ways(database: Database, name: str) -> None:
    town = Town(database)
    number = town.ask(MAY_2, name="Ann One", email="ann@otter.example")
    town.do(number, town.tess, "withdraw", MAY_2, why="Not now.")
    assert town.ask(MAY_2, name=name, email="ann@otter.example")


def test_another_agencys_person_is_asked_for_through_ica(database: Database) -> None:
    town = Town(database)
    confirm(town, cleared(town))
    with pytest.raises(NotAllowed, match="ICA decides first") as no:
        town.ask(local(5, 4), by=town.omar, agency="maple-street-family-center")
    words = " ".join(str(each) for each in no.value.refusals)
    assert "Otter" not in words
    assert "license" not in words


def test_that_another_agencys_person_has_left_is_told_to_nobody_else(database: Database) -> None:
    town = Town(database)
    confirm(town, cleared(town))
    with database.writing() as session:
        leave(session, session.get_one(Person, town.jo_id), local(5, 3), town.dana.id, wall=local(5, 3))
    with pytest.raises(NotAllowed, match="ICA decides first"):
        town.ask(local(5, 4), by=town.omar, agency="maple-street-family-center")
    with pytest.raises(NotAllowed, match="this person has left; ask ICA to readmit them first"):
        town.ask(local(5, 4))


def test_ica_asks_for_another_agencys_person_in_an_agencys_name(database: Database) -> None:
    town = Town(database)
    confirm(town, cleared(town))
    with database.writing() as session:
        facts = {**ASKED, "agency": "maple-street-family-center"}
        case_id = begin(session, town.dana, "P03", Sent(facts, how="Omar called."), local(5, 4))
        assert session.get_one(CaseRow, case_id).agency_id == town.omar.agency_id
    assert agency_of(town, JO) == "otter-creek-shelter"


def test_an_agency_reports_no_conflict_of_another_agencys_person(database: Database) -> None:
    town = Town(database)
    confirm(town, cleared(town))
    facts = {
        "agency": "maple-street-family-center", "user": JO, "last_need": "2026-05-04T10:00:00-04:00",
        "reason": "leaves", "source": "agency", "told_on": "2026-05-04",
    }  # fmt: skip
    unknown = pytest.raises(NotAllowed, match="we know nobody of this agency with the address")
    with database.writing() as session, unknown:
        begin(session, town.omar, "P04", Sent(facts), local(5, 4))


def test_a_case_that_is_kept_from_the_agency_shows_it_nobody_and_is_no_claim(database: Database) -> None:
    town = Town(database)
    with database.writing() as session:
        kay = add_person(session, "Kay Lund", "kay@elsewhere.example", None, SETTLED)
        suspected = {**SUSPECTED, "user": kay.email}
        case_id = begin(session, town.dana, "P09", Sent(suspected), MAY_2)
        case = session.get_one(CaseRow, case_id)
        assert case.subject_id == kay.id
        assert not hats(session, town.tess, case)
        assert person_seen(session, town.tess, kay.id) is None
        assert asking(session, town.dana, [kay]) == {}
