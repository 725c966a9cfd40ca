"""Nobody makes himself somebody: a guarded role is given, ended and re-keyed by two people, the second on its side."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from models.access.access import Viewer, hats, viewer_of
from models.accounts.leaving import end_office, leave
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.intake import Sent, act, begin
from models.registries.edits.editing import edit
from models.registries.edits.entries import PEOPLE
from models.registries.people import enter_first_holder, enter_newcomer, enter_office
from models.registries.people_and_agencies import add_person, give_office
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from models.rows.people import Person
from tests.desks import SETTLED, Town, local
from tests.models.corrections.correcting import corrected
from workflows.engine.cases import NotAllowed
from workflows.law.offices import HeldRole
from workflows.law.roles import (
    CHAIR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    COUNSEL,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)

NOON = local(3, 2, 12)


class Hall(Town):
    """A town with leaders, and a Committee of two."""

    def __init__(self, database: Database) -> None:
        """Let people have the roles."""
        super().__init__(database)
        self.maude = self.holder("Maude Price", MANAGING_DIRECTOR)
        self.bea, self.cleo = self.holder("Bea Long", COC_BALANCE), self.holder("Cleo Marsh", COC_CHITTENDEN)
        self.ivy, self.chuck = self.holder("Ivy Stone", COMMITTEE), self.holder("Chuck Hill", CHAIR)
        self.sol = self.holder("Sol Reed", SYSTEM_ADMIN)

    def holder(self, name: str, *roles: Role) -> Viewer:
        """Add somebody with some roles."""
        with self.database.writing() as session:
            person = add_person(session, name, f"{name.lower().replace(' ', '.')}@desk.example", None, SETTLED)
            for role in roles:
                give_office(session, person, role, None, SETTLED)
            return viewer_of(person)

    def email(self, viewer: Viewer) -> str:
        """Return somebody's address."""
        with self.database.reading() as session:
            return session.get_one(Person, viewer.id).email

    def propose(self, by: Viewer, whom: Viewer, change: str = "give", **facts: Any) -> str:
        """Propose a change, and return the number of its case."""
        with self.database.writing() as session:
            said = {"user": self.email(whom), "change": change, "why": "As agreed.", **facts}
            case_id = begin(session, by, "D02", Sent(said), NOON)
            return session.get_one(CaseRow, case_id).number

    def answer(self, number: str, by: Viewer, step: str = "confirm", **facts: Any) -> None:
        """Let somebody confirm or decline it."""
        with self.database.writing() as session:
            act(session, self.again(by), number, step, Sent(facts), now=NOON, version=None)

    def again(self, viewer: Viewer) -> Viewer:
        """Return somebody as they are now."""
        with self.database.reading() as session:
            return viewer_of(session.get_one(Person, viewer.id))

    def worn(self, viewer: Viewer, number: str) -> frozenset[Role]:
        """Return the hats that somebody wears in a case."""
        with self.database.reading() as session:
            case = session.query(CaseRow).filter_by(number=number).one()
            return hats(session, viewer_of(session.get_one(Person, viewer.id)), case)


@pytest.fixture
def hall(database: Database) -> Hall:
    return Hall(database)


def test_a_role_is_given_once_the_second_person_has_confirmed_it(hall: Hall) -> None:
    number = hall.propose(hall.dana, hall.sol, role="ICA managing director")
    assert MANAGING_DIRECTOR not in hall.again(hall.sol).roles
    hall.answer(number, hall.maude)
    assert MANAGING_DIRECTOR in hall.again(hall.sol).roles
    assert hall.case(number).state == "CHANGED"


def test_what_is_declined_changes_nothing(hall: Hall) -> None:
    number = hall.propose(hall.dana, hall.sol, role="ICA managing director")
    hall.answer(number, hall.maude, "decline", why="We know nothing of it.")
    assert MANAGING_DIRECTOR not in hall.again(hall.sol).roles


def test_nobody_proposes_a_role_for_himself(hall: Hall) -> None:
    with pytest.raises(NotAllowed, match="this is about you"):
        hall.propose(hall.dana, hall.dana, role="ICA managing director")


def test_nobody_confirms_what_he_gets(hall: Hall) -> None:
    number = hall.propose(hall.dana, hall.bea, role="ICA managing director")
    with pytest.raises(NotAllowed):
        hall.answer(number, hall.bea)


def test_who_proposed_it_does_not_confirm_it_in_another_hat(hall: Hall) -> None:
    both = hall.holder("Both Hats", SYSTEM_ADMIN, MANAGING_DIRECTOR)
    number = hall.propose(both, hall.sol, role="ICA managing director")
    with pytest.raises(NotAllowed, match="you began this case yourself, so somebody else decides it"):
        hall.answer(number, both)
    hall.answer(number, hall.maude)
    assert MANAGING_DIRECTOR in hall.again(hall.sol).roles


@pytest.mark.parametrize("who", ["dana", "sol", "nora", "bea", "ruth", "ivy"])
def test_only_the_side_of_the_role_confirms_it(hall: Hall, who: str) -> None:
    number = hall.propose(hall.dana, hall.holder("New Comer"), role="ICA managing director")
    with pytest.raises((NotAllowed, NoSuchCase)):
        hall.answer(number, getattr(hall, who))


SIDES: list[tuple[str, Callable[[Hall], Viewer]]] = [
    ("ICA managing director", lambda hall: hall.maude),
    ("legal counsel", lambda hall: hall.ruth),
    ("Balance of State CoC", lambda hall: hall.bea),
    ("Chittenden County CoC", lambda hall: hall.cleo),
    ("Advisory Committee", lambda hall: hall.chuck),
    ("Advisory Committee chair", lambda hall: hall.chuck),
]


@pytest.mark.parametrize(("role", "second"), SIDES, ids=[role for role, _ in SIDES])
def test_each_guarded_role_has_a_side(hall: Hall, role: str, second: Callable[[Hall], Viewer]) -> None:
    newcomer = hall.holder("New Comer")
    hall.answer(hall.propose(hall.dana, newcomer, role=role), second(hall))
    assert HeldRole(role).role in hall.again(newcomer).roles


def test_where_the_only_holder_goes_those_confirm_to_whom_the_role_answers(hall: Hall) -> None:
    number = hall.propose(hall.dana, hall.maude, "end", role="ICA managing director")
    hall.answer(number, hall.bea)
    assert MANAGING_DIRECTOR not in hall.again(hall.maude).roles


def test_where_nobody_is_there_to_confirm_nothing_is_proposed(hall: Hall) -> None:
    newcomer = hall.holder("New Comer")
    for each, role in ((hall.bea, COC_BALANCE), (hall.cleo, COC_CHITTENDEN)):
        with hall.database.writing() as session:
            person = session.get_one(Person, each.id)
            person.offices.remove(next(office for office in person.offices if office.role is role))
    with pytest.raises(NotAllowed, match="nobody is there who could confirm it"):
        hall.propose(hall.dana, newcomer, role="Balance of State CoC")


def test_the_directory_gives_and_ends_no_guarded_role(hall: Hall) -> None:
    with hall.database.writing() as session:
        sol, ruth = session.get_one(Person, hall.sol.id), session.get_one(Person, hall.ruth.id)
        for role in ("ICA managing director", "legal counsel", "Advisory Committee"):
            with pytest.raises(NotAllowed, match="two people change this"):
                enter_office(session, sol, {"role": role}, NOON, hall.dana.id)
        with pytest.raises(NotAllowed, match="two people change this"):
            end_office(session, ruth.offices[0], NOON, hall.dana.id)


@pytest.mark.parametrize("who", ["maude", "bea", "cleo", "ruth", "ivy", "chuck"])
def test_one_person_records_no_holder_of_a_guarded_role_as_having_left(hall: Hall, who: str) -> None:
    with hall.database.writing() as session, pytest.raises(NotAllowed, match="two people change this"):
        leave(session, session.get_one(Person, getattr(hall, who).id), NOON, hall.dana.id, wall=NOON)


@pytest.mark.parametrize("facts", [{"email": "dana.other@desk.example"}, {"agency": "otter-creek-shelter"}])
def test_one_person_corrects_neither_the_address_nor_the_agency(hall: Hall, facts: dict[str, str]) -> None:
    with hall.database.writing() as session:
        ivy = session.get_one(Person, hall.ivy.id)
        said = {"name": ivy.name, "email": ivy.email, **facts, "reason": "moved"}
        with pytest.raises(NotAllowed, match="two people change this"):
            edit(session, PEOPLE, ivy, said, now=NOON, today=date(2026, 3, 2), by=hall.dana.id)


def test_one_person_corrects_the_spelling_of_a_name(hall: Hall) -> None:
    with hall.database.writing() as session:
        ivy = session.get_one(Person, hall.ivy.id)
        said = {"name": "Ivy Stone-Hill", "email": ivy.email, "reason": "married"}
        assert edit(session, PEOPLE, ivy, said, now=NOON, today=date(2026, 3, 2), by=hall.dana.id).changes


def test_an_address_and_an_agency_are_corrected_by_two(hall: Hall) -> None:
    hall.answer(hall.propose(hall.dana, hall.ivy, "address", address="ivy@stone.example"), hall.chuck)
    assert hall.email(hall.ivy) == "ivy@stone.example"
    hall.answer(hall.propose(hall.dana, hall.ivy, "agency", agency="otter-creek-shelter"), hall.chuck)
    assert hall.again(hall.ivy).agency_id == hall.tess.agency_id


def test_an_address_that_somebody_has_is_refused_when_it_is_confirmed(hall: Hall) -> None:
    number = hall.propose(hall.dana, hall.ivy, "address", address=hall.email(hall.dana))
    with pytest.raises(NotAllowed, match="already belongs to somebody"):
        hall.answer(number, hall.chuck)


def test_the_person_and_all_holders_are_told(hall: Hall) -> None:
    number = hall.propose(hall.dana, hall.sol, role="ICA managing director")
    with hall.database.reading() as session:
        rows = session.query(NoticeRow).filter_by(case_id=hall.case(number).id, template="guarded-role-proposed")
        assert {row.role for row in rows} >= {Role.CONCERNED, MANAGING_DIRECTOR}
    assert hall.worn(hall.sol, number) == {Role.CONCERNED}
    assert MANAGING_DIRECTOR in hall.worn(hall.maude, number)
    for stranger in (hall.ruth, hall.cleo, hall.ivy):
        assert not hall.worn(stranger, number)


def test_who_confirms_has_it_as_a_task(hall: Hall) -> None:
    duties = hall.open_duties(hall.propose(hall.dana, hall.sol, role="ICA managing director"))
    assert [each.assignee_id for each in duties.values()] == [hall.maude.id]


def test_the_first_holder_of_a_role_is_named_where_the_desk_is_set_up(database: Database) -> None:
    town = Town(database)
    with database.writing() as session:
        first = enter_newcomer(
            session, {"name": "Maude Price", "email": "maude@desk.example", "role": "ICA managing director"}, NOON
        )
        assert viewer_of(first).roles == {MANAGING_DIRECTOR}
        with pytest.raises(NotAllowed, match="two people change this"):
            enter_newcomer(
                session, {"name": "Al Two", "email": "al@desk.example", "role": "ICA managing director"}, NOON
            )
        with pytest.raises(NotAllowed, match="two people change this"):
            enter_first_holder(session, session.get_one(Person, town.dana.id), HeldRole.COUNSEL, NOON)
        enter_first_holder(session, session.get_one(Person, town.dana.id), HeldRole.CHAIR, NOON)
    assert COUNSEL in town.viewer("ruth.abernathy@desk.example").roles


def test_what_is_withdrawn_changes_nothing(hall: Hall) -> None:
    number = hall.propose(hall.dana, hall.sol, role="ICA managing director")
    hall.answer(number, hall.dana, "withdraw", why="A mistake.")
    assert MANAGING_DIRECTOR not in hall.again(hall.sol).roles
    assert hall.case(number).state == "WITHDRAWN"


def test_what_two_people_decide_is_not_corrected_by_one(hall: Hall) -> None:
    number = hall.propose(hall.dana, hall.sol, role="Advisory Committee")
    hall.answer(number, hall.chuck)
    said = {"user": hall.email(hall.sol), "change": "give", "why": "As agreed.", "role": "ICA managing director"}
    with pytest.raises(NotAllowed, match="what two people decide is not corrected by one"):
        corrected(hall, number, hall.dana, "propose", now=local(3, 3), facts=said)
    assert hall.again(hall.sol).roles == {SYSTEM_ADMIN, COMMITTEE}
