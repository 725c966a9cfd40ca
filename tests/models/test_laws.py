"""Laws that hold for every case of the database, whatever happens to it, at whatever hour."""

from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models.casebook import Author, fire, restored
from models.casefile import duties_of
from models.cases import CaseRow, DutyRow
from models.database import Database
from models.duty_rows import END_OF_TIME
from models.replaying import replayed
from tests.desks import Town, local
from workflows.cases import NotAllowed
from workflows.duties import owner_of
from workflows.events import Act
from workflows.filling import forms_like
from workflows.people import CLOCK


def laws(database: Database, number: str) -> None:
    """Check what must be true of a case's rows."""
    with database.reading() as session:
        row = session.query(CaseRow).filter_by(number=number).one()
        case = restored(
            database.rulebook, {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
        )
        assert replayed(session, row) == case
        open_ = [duty for duty in duties_of(session, row.id) if duty.closed_at is None]
        assert sorted(duty.key for duty in open_) == sorted(case.owed)  # exactly the owed duties, one row each
        for duty in open_:
            owed = case.owed[duty.key]
            assert (duty.next_at, duty.next_rung, duty.still) == (owed.next_at, owed.next_rung, owed.still)
            assert duty.due_at == (owed.receipt.ends if owed.receipt else None)
            assert duty.due_order == (duty.due_at or END_OF_TIME)
        assert (row.closed_at is None) == bool(case.owed)
        closed = session.scalars(
            select(DutyRow.next_at).where(DutyRow.case_id == row.id, DutyRow.closed_at.is_not(None))
        )
        assert set(closed) <= {None}


def stride(town: Town, number: str, now: datetime, dice: Random) -> None:
    """Let somebody try something."""
    row = town.case(number)
    process = town.database.rulebook.processes[row.process]
    ways = [(step, duty) for source, step, duty in process.steps() if source == row.state]
    if not ways:
        return
    step, duty = dice.choice(ways)
    forms = (dice.choice(list(forms_like(step.form, now.date()))),) if step.form else ()
    owner = owner_of(step, duty)
    if owner is CLOCK:
        return
    with suppress(NotAllowed), town.database.writing() as session:
        fire(session, row.id, Act(step.name, frozenset({owner}), forms), now, Author(town.dana.id))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dice=st.randoms(use_true_random=True))
def test_a_random_walk_through_the_database_keeps_the_laws(database: Database, dice: Random) -> None:
    town = _town(database)
    name = f"walker{dice.getrandbits(60)}"
    number = town.ask(local(2, 20), name=name, email=f"{name}@otter.example")
    now = local(2, 20)
    for _ in range(dice.randint(4, 25)):
        now += timedelta(hours=dice.choice((0, 1, 7, 24, 24 * 6, 24 * 20)))
        if dice.random() < 0.4:
            town.sweep(now)
        else:
            stride(town, number, now, dice)
        laws(database, number)
        number = town.newest(f"{name}@otter.example").number
    laws(database, number)


def _town(database: Database) -> Town:
    """Return the desk of this database, settled at the first example."""
    if not hasattr(database, "town"):
        database.town = Town(database)  # type: ignore[attr-defined]
    town: Town = database.town  # type: ignore[attr-defined]
    return town
