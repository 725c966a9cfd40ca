"""A desk that is up all the time, and the same one that was down for a while: what is to be alike in both."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from models.access.rulebook import Rulebook
from models.inbox.due import SET_ASIDE, next_due
from models.rows.cases import CaseRow, DutyRow, HistoryRow
from models.rows.conduct import Sanction
from models.rows.notices import Message, NoticeRow
from notifications.writing.dispatch import dispatch
from tests.databases import KINDS
from tests.desks import SETTLED, local
from tests.models.violations import FINDING, GRAVE, Bench
from tests.notifications.mailroom import DESK
from tests.remembered import made_once
from workflows.engine.ladder import AGAIN
from workflows.law.policy import Editions, Policy
from workflows.manual.registry import BY_KEY

BEGINS = local(4, 1, 12)  # what stands still from then on, where a desk is down
ALONE = Rulebook(
    {key: each for key, each in BY_KEY.items() if each.recurrence is None},
    Editions([Policy("seldom told again", SETTLED.date(), Policy.late_again_days.to(300))]),
)
DOWN = {
    "a minute": timedelta(minutes=1), "a day": timedelta(days=1), "thirty days": timedelta(days=30),
    "four hundred days": timedelta(days=400),
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """How a desk is at some moment: where its cases and sanctions are, and who was told what since the outage began."""

    states: list[tuple[str, str]]
    ended: list[datetime | None]
    told: set[tuple[str, str]]  # by which notice of a step, and in which role
    owed: set[tuple[str, str]]  # of what is past due at the end: the task, and the role that was told of it


class Running:
    """A desk with several processes open: two series, a suspension, and a third violation that the Committee votes on."""

    def __init__(self, kind: str) -> None:
        """Settle it, with all told that was due until the outage."""
        self.bench = Bench(KINDS[kind](ALONE))
        self.database = self.bench.database
        made_once(Running, self.database, self._settle)

    def _settle(self) -> None:
        bench = self.bench
        for name in ("Ana Ruiz", "Jo Tran"):
            number = bench.ask(local(2, 20), name=name, email=f"{name[:2].lower()}@otter.example")
            bench.do(number, bench.dana, "begin-series", local(3, 12), begun_on="2026-03-12")
        bench.hire("Bo Lind", "bo@otter.example")
        bench.notify(local(3, 9), user="bo@otter.example", finding={**FINDING, "occurred_on": "2026-03-05"})
        for month, day, what in ((3, 2, FINDING), (3, 9, FINDING), (3, 16, GRAVE)):
            bench.notify(local(month, day), finding={**what, "occurred_on": f"2026-03-0{day // 4 + 1}"})
        self.stay_up(BEGINS)

    def stay_up(self, until: datetime) -> None:
        """Let a worker act on each deadline at its moment."""
        while (moment := self._next()) is not None and moment <= until:
            self.wake(moment)
        self.wake(until)

    def wake(self, now: datetime) -> None:
        """Let a worker wake once: it acts on all that is due, and tells it."""
        self.bench.sweep(now)
        dispatch(self.database, now, DESK, now)

    def _next(self) -> datetime | None:
        with self.database.reading() as session:
            return next_due(session)

    def found(self, now: datetime) -> Found:
        """Return how everything is by now."""
        with self.database.reading() as session:
            cases = session.scalars(select(CaseRow)).unique().all()
            notices = session.scalars(select(NoticeRow).where(NoticeRow.created_at > BEGINS)).all()
            late = select(DutyRow.case_id, DutyRow.key).where(
                DutyRow.closed_at.is_(None), DutyRow.due_at.between(BEGINS, now)
            )
            before = {case.id for case in cases if case.opened_at <= BEGINS}  # what the desk opened late is due later
            past = {(row.case_id, row.key) for row in session.execute(late) if row.case_id in before}
            return Found(
                sorted((case.process, case.state) for case in cases),
                [bar.ended_at for bar in session.scalars(select(Sanction).order_by(Sanction.id))],
                {(each.template, each.role.key) for each in notices if not each.duty},
                {(each.duty, each.role.key) for each in notices if (each.case_id, each.duty) in past and "overdue" in each.template},
            )  # fmt: skip

    def faults(self, now: datetime) -> list[str]:
        """Return what was done twice, what waits, and what could not be done, a sentence each."""
        with self.database.reading() as session:
            ticks = select(HistoryRow.case_id, HistoryRow.event).where(HistoryRow.event.contains('"kind":"tick"'))
            struck = Counter(
                (row.case_id, said["name"], rung)
                for row in session.execute(ticks) for said in (json.loads(row.event),) for rung in said.get("rungs", ())
            )  # fmt: skip
            untold = select(NoticeRow.template).where(NoticeRow.told_at.is_(None) | (NoticeRow.outcome == "fault"))
            return [
                *(f"{rung} was struck {times} times" for rung, times in struck.items() if times > 1 and rung[2] != AGAIN),
                *(f"{duty.key} is set aside: {duty.fault}" for duty, _ in session.execute(SET_ASIDE)),
                *(f"{template} is not told" for template in session.scalars(untold)),
                *(["something is still due"] if (moment := next_due(session)) and moment <= now else []),
            ]  # fmt: skip

    def catch_ups(self) -> Counter[str]:
        """Count the mails that each person got about several things at once since the outage began."""
        with self.database.reading() as session:
            rows = select(Message.address).where(Message.created_at > BEGINS, Message.subject.contains("out of reach"))
            return Counter(session.scalars(rows))
