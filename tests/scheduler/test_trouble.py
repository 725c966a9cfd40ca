"""Trouble of the surroundings is waited out, and never booked as the fault of a deadline."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event, text, update
from sqlalchemy.exc import SQLAlchemyError

from models.access.rulebook import Rulebook
from models.casebook.casebook import fire
from models.database import Database
from models.inbox.due import SET_ASIDE
from models.rows.cases import CaseRow, DutyRow
from models.store.passing import is_passing
from models.store.prepared import Prepared, connection_of
from models.store.statements import READ_CASE
from scheduler import sweep as sweeping
from scheduler.patience import PAUSES, Patience
from scheduler.sweep import sweep
from tests.databases import changed, postgres, sqlite
from tests.desks import Town, local
from tests.models.violations import FOUND, Bench
from workflows.manual.registry import BY_KEY

USERS, WORKERS = 60, 4


def set_aside(database: Database) -> list[str]:
    with database.reading() as session:
        return [duty.fault or "" for duty, _ in session.execute(SET_ASIDE)]


def training(town: Town, name: str = "Jo Tran", email: str = "jo.tran@otter.example") -> str:
    number = town.ask(local(2, 20), name=name, email=email)
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    return number


def suspend(bench: Bench, users: int) -> datetime:
    """Suspend so many users of one agency on one day; return the midnight at which all of it ends, and nothing else is due."""
    for n in range(users):
        email = f"user{n}@otter.example"
        bench.hire(f"User {n}", email)
        number = bench.notify(user=email)
        with bench.database.writing() as session:  # the others need not learn of each new one yet
            session.execute(update(CaseRow).where(CaseRow.number == number).values(closed_at=FOUND))
    with bench.database.writing() as session:
        session.execute(update(CaseRow).values(closed_at=None))
        session.execute(update(DutyRow).where(DutyRow.key != "term-first").values(next_at=None))
    (last,) = {bar.until_on for bar in bench.sanctions() if bar.until_on}
    return datetime.combine(last + timedelta(days=1), time(), local(1, 1).tzinfo)


def test_four_workers_end_sixty_suspensions_of_one_agency_at_one_midnight() -> None:
    plain = {key: each for key, each in BY_KEY.items() if each.recurrence is None}
    database = postgres(Rulebook(plain))
    bench = Bench(database)
    midnight = suspend(bench, USERS)
    with ThreadPoolExecutor(WORKERS) as workers:
        swept = list(workers.map(lambda _: sweep(database, midnight, batch=10), range(WORKERS)))
    assert sum(each.failed for each in swept) == 0
    assert set_aside(database) == []
    assert [bar.ended_at is not None for bar in bench.sanctions()] == [True] * USERS
    database.engine.dispose()


def quick(engine: Engine) -> None:
    """Let a writer wait for another one for a moment only."""

    @event.listens_for(changed(engine), "connect")
    def _(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout=20")


@contextmanager
def written_by_another(database: Database) -> Iterator[Any]:
    """Hold the write lock of SQLite; call what is given to let it go."""
    with database.engine.connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE")
        yield lambda: other.exec_driver_sql("ROLLBACK")


@pytest.fixture
def locked() -> Town:
    """Return a desk on SQLite whose writers wait for a moment only."""
    database = sqlite()
    quick(database.engine)
    return Town(database)


def test_a_lock_held_longer_than_a_writer_waits_sets_no_deadline_aside(locked: Town) -> None:
    number = training(locked)
    pauses: list[float] = []
    with written_by_another(locked.database) as let_go:
        with pytest.raises(Exception, match="locked") as trouble:
            sweep(locked.database, local(4, 2), patience=Patience(pauses.append))
        let_go()
    assert is_passing(trouble.value)
    assert pauses == sorted(pauses)
    assert set(pauses) == set(PAUSES)
    assert set_aside(locked.database) == []
    assert locked.sweep(local(4, 2)).failed == 0
    assert locked.case(number).state == "LAPSED"


def test_after_a_wait_it_is_tried_again_as_of_the_moment_it_is_then(locked: Town) -> None:
    number = training(locked)
    with written_by_another(locked.database) as let_go:
        patience = Patience(lambda _: let_go(), lambda: local(4, 2))
        sweep(locked.database, local(4, 1), patience=patience)
    assert locked.case(number).state == "LAPSED"


def test_a_case_that_somebody_holds_stops_no_other() -> None:
    database = postgres()
    town = Town(database)
    held, free = training(town), training(town, "Ana Ruiz", "ana.ruiz@otter.example")
    with database.writing() as session:
        session.execute(text("SELECT id FROM case_file WHERE number = :number FOR UPDATE"), {"number": held})
        swept = sweep(database, local(4, 2), patience=Patience(lambda _: None))
    assert swept.failed == 0
    assert (town.case(held).state, town.case(free).state) == ("TRAINING", "LAPSED")
    assert town.sweep(local(4, 2)).failed == 0
    assert town.case(held).state == "LAPSED"
    database.engine.dispose()


@pytest.mark.parametrize(("failures", "aside"), [(2, 0), (99, 1)])
def test_a_deadline_is_set_aside_when_it_failed_alone_three_times(
    database: Database, failures: int, aside: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first failure is its batch's; of those after it, alone, three are too many."""
    town = Town(database)
    number = training(town)
    case_id, tries = town.case(number).id, [0]

    def failing(session: Any, case: int, what: Any, now: datetime) -> Any:
        tries[0] += 1
        if case == case_id and tries[0] <= failures + 1:
            raise ValueError("out of sorts")
        return fire(session, case, what, now)

    monkeypatch.setattr(sweeping, "fire", failing)
    town.sweep(local(3, 12, 9))
    assert len(set_aside(database)) == aside


def test_a_row_that_cannot_be_read_is_no_trouble_of_the_surroundings(database: Database) -> None:
    town = Town(database)
    number = training(town)
    with database.writing() as session:
        session.execute(update(CaseRow).where(CaseRow.number == number).values(body="{"))
    pauses: list[float] = []
    swept = sweep(database, local(4, 2), patience=Patience(pauses.append))
    assert (swept.fired, pauses) == (0, [])
    assert len(set_aside(database)) == swept.failed > 0


@pytest.mark.parametrize(
    "trouble",
    [
        "DeadlockDetected", "SerializationFailure", "LockNotAvailable", "AdminShutdown", "CrashShutdown",
        "ConnectionFailure", "TooManyConnections", "DiskFull", "IdleInTransactionSessionTimeout", "ReadOnlySqlTransaction",
        "TransactionTimeout",
    ],
)  # fmt: skip
def test_what_postgresql_says_of_its_surroundings_passes(trouble: str) -> None:
    assert is_passing(getattr(psycopg.errors, trouble)("…"))


@pytest.mark.parametrize("trouble", ["UniqueViolation", "NumericValueOutOfRange", "UndefinedTable", "SyntaxError"])
def test_what_postgresql_says_of_what_was_asked_does_not_pass(trouble: str) -> None:
    assert not is_passing(getattr(psycopg.errors, trouble)("…"))


def test_a_table_that_is_not_there_does_not_pass(database: Database) -> None:
    with pytest.raises(Exception, match="nowhere") as trouble, database.reading() as session:
        session.execute(text("SELECT 1 FROM nowhere"))
    assert not is_passing(trouble.value)


def test_a_driver_that_fails_beneath_a_prepared_statement_is_heard_as_the_library_says_it(database: Database) -> None:
    with pytest.raises(SQLAlchemyError, match="nowhere") as fault, database.reading() as session:
        Prepared(text("SELECT 1 FROM nowhere WHERE 1 = :n")).run(connection_of(session), {"n": 7001})
    assert "7001" not in str(fault.value)  # no log tells the values


def hung_up_on(database: Database) -> None:
    """Begin to write, and lose the line before a prepared statement."""
    with database.writing() as session:
        session.execute(update(CaseRow).values(heading="half written"))
        with database.reading() as other:
            mine = session.scalar(text("SELECT pg_backend_pid()"))
            other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
        READ_CASE.first(connection_of(session), {"case": 1})


def test_a_server_that_hangs_up_in_the_middle_loses_nothing_and_the_next_try_goes_well() -> None:
    database = postgres()
    town = Town(database)
    number = training(town)
    with pytest.raises(SQLAlchemyError) as fault:
        hung_up_on(database)
    assert is_passing(fault.value)
    assert town.case(number).heading != "half written"
    database.engine.dispose()
