"""4.3: the calendar begins a round an agency and month, figures that are read let it go on, and a plan takes up what is left."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.from_lists.data_figures import take_figures
from models.intake.intake import Sent, act, known_already
from models.lookups.about import About
from models.lookups.standing.data_quality import data_before, plan_before
from models.rows.cases import CaseRow
from models.rows.figures import DataFigure
from models.rows.people import Agency, Person
from models.rows.registries import License
from tests.desks import SETTLED, Town, local
from workflows.engine.cases import NotAllowed
from workflows.rosters.data_figures import TIMELY, Measured

KEY = "otter-creek-shelter"
GOOD, BAD = Measured(KEY, "Harbor", "3.02", 80, 2), Measured(KEY, "Harbor", "3.02", 80, 40)
FEBRUARY, MARCH, APRIL = date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)


@pytest.fixture
def town(database: Database) -> Town:
    """Return a desk with a user of Otter Creek, whose round of March has begun."""
    town = Town(database)
    with database.writing() as session:
        otter = session.scalars(select(Agency).where(Agency.key == KEY)).one()
        person = Person(name="Ida Cole", email="ida@otter.example", agency_id=otter.id, created_at=SETTLED)
        session.add(person)
        session.flush()
        session.add(License(person_id=person.id, agency_id=otter.id, username="ida", level="agency-staff", art=False,
                            issued_at=SETTLED))  # fmt: skip
    town.sweep(local(3, 1, 0))
    return town


def cases(town: Town, process: str = "P24") -> list[CaseRow]:
    with town.database.reading() as session:
        return list(session.scalars(select(CaseRow).where(CaseRow.process == process).order_by(CaseRow.id)).unique())


def read(town: Town, month: date, now: datetime, *figures: Measured) -> None:
    with town.database.writing() as session:
        take_figures(session, month, figures, now, town.dana.id)


def do(town: Town, number: str, step: str, now: datetime, by: str = "dana", **facts: object) -> None:
    with town.database.writing() as session:
        act(session, getattr(town, by), number, step, Sent(facts), now=now, version=None)


def trained(town: Town) -> None:
    """Tell the programs what falls short in February, and train them."""
    read(town, FEBRUARY, local(3, 4), BAD)
    (number,) = (each.number for each in cases(town))
    said: dict[str, Any] = {"what": "Ask", "training": "Entering clients", "train_by": date(2026, 3, 20)}
    do(town, number, "tell-programs", local(3, 4, 10), **said)
    do(town, number, "trained", local(3, 10, 9), trained_on=date(2026, 3, 10), whom="Four of Harbor")


def planned(town: Town) -> str:
    """Begin a plan from the round of May, whose figures of April fall short after the training."""
    trained(town)
    for month, day in ((4, APRIL), (5, date(2026, 5, 1))):
        town.sweep(local(month, 1, 0))
        read(town, date(2026, day.month - 1, 1), local(month, 4), BAD)
    do(town, cases(town)[-1].number, "plan", local(5, 4, 10))
    return cases(town, "P25")[-1].number


def test_each_agency_with_users_has_one_round_a_month_however_often_the_desk_looks(town: Town) -> None:
    town.sweep(local(3, 20))
    assert [each.heading for each in cases(town)] == ["Data quality of Otter Creek Shelter, February 2026"]
    town.sweep(local(4, 1, 0))
    assert len(cases(town)) == 2


def test_figures_of_its_month_let_a_round_go_on_and_those_of_another_do_not(town: Town) -> None:
    read(town, MARCH, local(3, 3), GOOD)
    assert [each.state for each in cases(town)] == ["READING"]
    read(town, FEBRUARY, local(3, 4), GOOD)
    assert [each.state for each in cases(town)] == ["ENOUGH"]
    town.sweep(local(4, 1, 0))  # whose figures are there already
    assert [each.state for each in cases(town)] == ["ENOUGH", "ENOUGH"]


def test_figures_that_are_read_anew_take_the_place_of_those_of_their_sort(town: Town) -> None:
    read(town, FEBRUARY, local(3, 3), BAD, Measured(KEY, "Elm", "3.02", 8, 1), Measured(KEY, "Harbor", TIMELY, 5, 0))
    read(town, FEBRUARY, local(3, 4), GOOD)
    with town.database.reading() as session:
        kept = {(row.program, row.element, row.missing) for row in session.scalars(select(DataFigure))}
    assert kept == {("Harbor", "3.02", 2), ("Harbor", TIMELY, 0)}


def test_a_plan_begins_once_figures_of_a_month_after_the_training_fall_short(town: Town) -> None:
    trained(town)
    town.sweep(local(4, 1, 0))
    read(town, MARCH, local(4, 4), BAD)
    with pytest.raises(NotAllowed, match="after ICA trained them"):
        do(town, cases(town)[-1].number, "plan", local(4, 4, 10))


def test_while_the_plan_runs_later_rounds_go_to_it_and_no_second_plan_begins(town: Town) -> None:
    number = planned(town)
    assert number
    town.sweep(local(6, 1, 0))
    read(town, date(2026, 5, 1), local(6, 4), BAD)
    assert cases(town)[-1].state == "IN_PLAN"
    assert len(cases(town, "P25")) == 1


def test_who_alleges_something_while_a_plan_runs_is_told_of_it_first_and_may_mean_something_else(town: Town) -> None:
    number = planned(town)
    said = {"agency": "otter-creek-shelter", "violator": "agency", "what": "Late data", "occurred": "May 2026"}
    with town.database.reading() as session:
        likely = known_already(session, town.dana, "P19", Sent(said), local(5, 5), step="allege")
        assert likely.words == (
            f"A corrective action plan of this agency is open. What falls short in its data is dealt with there: case {number}",
        )
        elsewhere = Sent({**said, "agency": "maple-street-family-center"})
        assert known_already(session, town.dana, "P19", elsewhere, local(5, 5), step="allege").words == ()


def test_a_referral_ends_the_plan_and_while_it_is_looked_at_as_a_violation_no_plan_begins(town: Town) -> None:
    number = planned(town)
    do(town, number, "propose", local(5, 5), needs="Staff", measures="Weekly", ends_on=date(2026, 5, 20))
    do(town, number, "agree", local(5, 6), "tess")
    do(town, number, "not-met", local(5, 21), why="Nothing was done")
    said = {"what": "No measure was carried out", "occurred": "May 2026", "why": "It had its days"}
    do(town, number, "refer", local(5, 22), "nora", **said)
    (violation,) = cases(town, "P19")
    assert (cases(town, "P25")[0].state, violation.state) == ("REFERRED", "ALLEGED")
    with town.database.reading() as session:
        about = About(None, violation.agency_id, None)
        assert plan_before(session, about).referred
        assert data_before(session, about).referred
        with pytest.raises(NoSuchCase):
            find(session, town.tess, violation.number)  # the agency hears of an allegation by its finding
    town.sweep(local(6, 1, 0))
    read(town, date(2026, 5, 1), local(6, 4), BAD)
    assert cases(town)[-1].state == "IN_PLAN"
