"""The sweep acts on what is due: once, in order, whatever happened before."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.inbox.due import SET_ASIDE, restart
from models.rows.cases import CaseRow, DutyRow, HistoryRow
from models.rows.notices import NoticeRow
from scheduler import sweep as sweeping
from scheduler.patience import Patience
from scheduler.sweep import sweep
from tests.databases import sqlite
from tests.desks import Town, local
from workflows.law.roles import AGENCY_ADMIN, TRAINEE, Role


def training(town: Town, name: str = "Jo Tran", email: str = "jo.tran@otter.example") -> str:
    number = town.ask(local(2, 20), name=name, email=email)
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    return number


def told(database: Database) -> list[tuple[str, Role]]:
    with database.reading() as session:
        rows = session.execute(
            select(NoticeRow.template, NoticeRow.role).where(NoticeRow.duty != "").order_by(NoticeRow.id)
        )
        return [(template, role) for template, role in rows]


def test_at_the_first_moment_of_day_16_trainee_and_administrator_are_told_and_nothing_lapses(
    database: Database,
) -> None:
    town = Town(database)
    number = training(town)
    town.sweep(local(3, 12))
    town.sweep(local(3, 16))
    before = told(database)
    assert town.sweep(local(3, 17, 23, 59)).fired == 0
    assert town.sweep(local(3, 18, 0)).fired == 1
    assert told(database)[len(before) :] == [("overdue", TRAINEE), ("overdue", AGENCY_ADMIN)]
    assert town.case(number).state == "TRAINING"


def test_a_series_lapses_once_at_the_first_moment_of_day_31(database: Database) -> None:
    town = Town(database)
    number = training(town)
    town.sweep(local(4, 1, 23, 59))
    assert town.case(number).state == "TRAINING"
    town.sweep(local(4, 2, 0))
    town.sweep(local(4, 2, 0))
    assert town.case(number).state == "LAPSED"
    with database.reading() as session:
        assert len(session.scalars(select(CaseRow)).all()) == 2


def test_after_an_outage_the_reminders_below_are_skipped(database: Database) -> None:
    town = Town(database)
    training(town)
    town.sweep(local(3, 25))
    assert told(database) == [("overdue", TRAINEE), ("overdue", AGENCY_ADMIN)]
    with database.reading() as session:
        notices = session.scalars(select(NoticeRow).where(NoticeRow.duty != "")).all()
        assert all(notice.catch_up for notice in notices)


def test_each_deadline_has_one_live_row_and_its_next_rung_walks_up(database: Database) -> None:
    town = Town(database)
    number = training(town)
    rungs = []
    for _ in range(4):
        duty = town.open_duties(number)["homework"]
        rungs.append((duty.next_rung, duty.next_at))
        assert duty.next_at is not None
        town.sweep(duty.next_at)
    assert rungs == [
        ("reminder", local(3, 12, 9)),
        ("reminder", local(3, 16, 9)),
        ("overdue", local(3, 18, 0)),
        ("still-overdue", local(4, 17, 9)),
    ]


def test_a_deadline_that_fails_is_set_aside_visible_and_restartable_and_the_others_act(database: Database) -> None:
    town = Town(database)
    broken = training(town)
    sound = training(town, "Ana Ruiz", "ana.ruiz@otter.example")
    with database.writing() as session:
        good = session.scalar(select(CaseRow.body).where(CaseRow.number == broken))
        session.execute(update(CaseRow).where(CaseRow.number == broken).values(body="{"))
    swept = town.sweep(local(4, 2))
    assert (swept.failed > 0, town.case(sound).state, town.case(broken).state) == (True, "LAPSED", "TRAINING")
    with database.reading() as session:
        found = [(duty, case) for duty, case in session.execute(SET_ASIDE)]
        assert {case.number for _, case in found} == {broken}
        assert all("DecodeError" in (duty.fault or "") for duty, _ in found)
    with database.writing() as session:
        session.execute(update(CaseRow).where(CaseRow.number == broken).values(body=good))
        assert all(restart(session, duty.id) for duty, _ in found)
    town.sweep(local(4, 2))
    assert town.case(broken).state == "LAPSED"


def test_several_workers_at_once_never_double(database: Database) -> None:
    town = Town(database)
    numbers = [training(town, f"New User{n}", f"new{n}@otter.example") for n in range(12)]
    with ThreadPoolExecutor(4) as workers:
        swept = list(workers.map(lambda _: sweeping.sweep(database, local(4, 2), batch=3), range(4)))
    assert sum(each.failed for each in swept) == 0
    with database.reading() as session:
        lapses = session.scalars(select(HistoryRow).where(HistoryRow.kind == "lapse")).all()
        assert len(lapses) == len({row.case_id for row in lapses}) == 12
        assert len(session.scalars(select(CaseRow)).all()) == 24
    assert {town.case(number).state for number in numbers} == {"LAPSED"}


def test_a_paused_deadline_does_not_act_and_still_shows(database: Database) -> None:
    town = Town(database)
    number = training(town)
    town.do(number, town.jo, "submit", local(3, 10), work="All of it.")
    series = town.open_duties(number)["series"]
    assert (series.still, series.next_at, series.due_at) == (True, None, local(4, 2, 0))
    town.sweep(local(4, 20))
    assert town.case(number).state == "IN_REVIEW"


@pytest.mark.parametrize("batch", [1, 2, 50])
def test_the_size_of_a_batch_changes_nothing(database: Database, batch: int) -> None:
    town = Town(database)
    for n in range(5):
        training(town, f"New User{n}", f"new{n}@otter.example")
    sweeping.sweep(database, local(4, 2), batch)
    with database.reading() as session:
        assert session.query(DutyRow).filter(DutyRow.next_at <= local(4, 2), DutyRow.closed_at.is_(None)).count() == 0
        assert session.query(HistoryRow).filter_by(kind="lapse").count() == 5


def test_where_one_writes_at_a_time_people_have_a_turn_after_each_few_deadlines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sweeping, "BRIEF", 2)
    town, written = Town(sqlite()), list[str]()
    numbers = [training(town, f"Trainee {each}", f"t{each}@otter.example") for each in range(5)]

    def somebody_writes(_: float) -> None:
        written.append(town.ask(local(3, 18), name="New", email=f"new{len(written)}@otter.example"))

    found = sweep(town.database, local(3, 18), patience=Patience(somebody_writes))
    assert (found.fired >= len(numbers), len(written)) == (True, found.fired // 2)
