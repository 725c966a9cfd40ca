"""Cases that the calendar opens: one for each party and period, whatever the clock and the sweep went through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Row, exists, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.access.rulebook import recurring, rulebook_of
from models.casebook.casebook import DESK
from models.intake.opening import Opening, open_case
from models.lookups.about import About
from models.lookups.recurring import PARTIES
from models.lookups.registered import OnDemand
from models.rows.cases import CaseRow
from models.rows.recurrences import Occurrence, RecurrenceRow
from models.store.prepared import connection_of
from workflows.facts.known import Known
from workflows.grammar.events import THE_CLOCK
from workflows.grammar.recurring import Period, Recurrence


@dataclass(frozen=True, slots=True)
class Round:
    """A process that recurs, the period that is to be opened, and how many parties at a time."""

    session: Session
    now: datetime
    row: RecurrenceRow
    rule: Recurrence
    period: Period
    limit: int

    def parties(self) -> list[Row[int, int]]:
        """Return for whom there is no case of the period yet."""
        begun, over = (first_moment(self.session, self.now, day) for day in (self.period.begins_on, after(self.period)))
        who = PARTIES[self.rule.per](begun, over).subquery()
        opened = exists().where(
            Occurrence.process == self.row.process, Occurrence.begins_on == self.period.begins_on,
            Occurrence.person_id == who.c.person_id,
            or_(who.c.person_id != 0, Occurrence.agency_id == who.c.agency_id),  # a person's period is one, wherever
        )  # fmt: skip
        columns = select(who.c.person_id, who.c.agency_id).where(~opened).order_by(*who.c)
        if self.rule.wanted is None:
            return list(self.session.execute(columns.limit(self.limit)).all())
        running = exists().where(
            CaseRow.process == self.row.process,
            func.coalesce(CaseRow.agency_id, 0) == who.c.agency_id,
            CaseRow.closed_at.is_(None),
        )
        found = self.session.execute(columns.where(~running)).all()
        return list(islice((each for each in found if self._wanted(each.person_id, each.agency_id)), self.limit))

    def _wanted(self, person_id: int, agency_id: int) -> bool:
        """Say whether what is looked up for a party calls for a case."""
        if self.rule.wanted is None:
            return True
        rulebook = rulebook_of(self.session)
        party = About(None, agency_id or None, person_id or None)
        found = OnDemand(self.session, rulebook.processes[self.row.process], party)
        return self.rule.wanted(Known(rulebook.policy(self.now), self.now, found))

    def occurrence(self, person_id: int, agency_id: int, fault: str | None = None) -> Occurrence:
        """Write down that somebody's case of the period is opened, or could not be."""
        mine = Occurrence(
            process=self.row.process, begins_on=self.period.begins_on, person_id=person_id, agency_id=agency_id,
            fault=fault,
        )  # fmt: skip
        self.session.add(mine)
        self.session.flush()
        return mine

    def open(self, person_id: int, agency_id: int) -> None:
        """Open somebody's case of the period, or the one that is wanted, which may be so again in the same period."""
        mine = self.occurrence(person_id, agency_id) if self.rule.wanted is None else None
        step, brought = self.rule.begins.name, self.rule.brings(self.period)
        opening = Opening(self.row.process, step, brought, THE_CLOCK, agency_id or None, person_id or None)
        case_id = open_case(self.session, opening, self.now, DESK)
        if mine is not None:
            mine.case_id = case_id

    def done(self) -> None:
        """Go on to the next period; if that has begun too, the sweep comes back for it at once."""
        self.row.begun_on = self.period.begins_on
        self.row.next_at = first_moment(self.session, self.now, after(self.period))


def after(period: Period) -> date:
    """Return the first day after a period."""
    return period.ends_on + timedelta(days=1)


def first_moment(session: Session, now: datetime, day: date) -> datetime:
    """Return the first moment of a day by the desk's own calendar."""
    return rulebook_of(session).policy(now).calendar.at(day)


def enlist(session: Session, now: datetime) -> None:
    """Give each process that recurs its row, if no other worker has: its first period is the one that runs, or the next."""
    dialect = sqlite if connection_of(session).dialect.name == "sqlite" else postgresql
    for key in sorted(unlisted(session)):
        row = dialect.insert(RecurrenceRow).values(process=key, **_first(session, now, recurring(session)[key]))
        session.execute(row.on_conflict_do_nothing())


def _first(session: Session, now: datetime, rule: Recurrence) -> dict[str, Any]:
    """Return from when on a process recurs."""
    if not rule.onward:
        return {"next_at": now}
    running = _period(session, now, None, rule)
    return {"begun_on": running.begins_on, "next_at": first_moment(session, now, after(running))}


def unlisted(session: Session) -> set[str]:
    """Return the processes that recur and have no row yet."""
    return set(recurring(session)) - set(session.scalars(select(RecurrenceRow.process)))


def due_round(session: Session, now: datetime, limit: int) -> Round | None:
    """Return what the calendar is to open next, locked for this transaction; nothing if all is opened."""
    rules = recurring(session)
    rows = select(RecurrenceRow).where(RecurrenceRow.process.in_(rules), RecurrenceRow.next_at <= now)
    claimed = rows.order_by(RecurrenceRow.next_at, RecurrenceRow.id).limit(1).with_for_update(skip_locked=True)
    row = session.scalars(claimed.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        return None
    rule = rules[row.process]
    return Round(session, now, row, rule, _period(session, now, row.begun_on, rule), limit)


def _period(session: Session, now: datetime, begun_on: date | None, rule: Recurrence) -> Period:
    """Return the period after the last one opened, and never one that has not begun."""
    policy = rulebook_of(session).policy(now)
    rhythm = rule.rhythm.under(policy)
    running = rhythm.containing(policy.calendar.day(now))
    if begun_on is None or begun_on >= running.begins_on or rule.wanted is not None:
        return running  # what is wanted is wanted now
    return rhythm.after(rhythm.containing(begun_on))
