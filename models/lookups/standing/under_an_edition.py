"""The running cases as they would be under another edition: which dates would be others, as far as somebody may see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.parties import party_called
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.casebook.duty_rows import task_words
from models.casebook.sight.sight import Sight, sight_of
from models.rows.cases import CaseRow, DutyRow
from workflows.engine.cases import Case, NotAllowed
from workflows.engine.under_an_edition import other_dates, under
from workflows.facts.known import Known
from workflows.grammar.duties import base, party_of
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy
from workflows.sight.needing import readers_of_duty
from workflows.sight.reading import may_read

Differing: TypeAlias = tuple[str, Receipt | None, Receipt | None]
FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class OtherDate:
    """A task of a running case that would be due on another day, with both receipts; one is missing where it is not asked."""

    task: str
    was: Receipt | None
    becomes: Receipt | None


@dataclass(frozen=True)
class CaseUnder:
    """A running case as it would be under another edition."""

    number: str
    heading: str
    edition: str  # under which it is
    dates: tuple[OtherDate, ...]
    leads_to: str = ""  # where it would go by that, in words

    @property
    def differs(self) -> bool:
        """Whether anything would be otherwise right away."""
        return bool(self.dates or self.leads_to)

    @property
    def soonest(self) -> datetime:
        """The first of its dates that would be another one."""
        return min((each.ends for date in self.dates for each in (date.was, date.becomes) if each), default=FAR)


def count_running(session: Session, viewer: Viewer) -> int:
    """Count the cases that run, as far as somebody may see them."""
    return session.scalar(select(func.count(CaseRow.id)).where(*_running(session, viewer))) or 0


def running_under(session: Session, viewer: Viewer) -> dict[str, int]:
    """Count the running cases under each edition, by its name, as far as somebody may see them."""
    rows = select(CaseRow.edition, func.count(CaseRow.id)).where(*_running(session, viewer)).group_by(CaseRow.edition)
    return {edition: count for edition, count in session.execute(rows)}  # noqa: C416 - rows are not pairs to the checker of types


def cases_under(session: Session, viewer: Viewer, edition: Policy, now: datetime) -> list[CaseUnder]:
    """Return the running cases that are under another edition, each as it would be under this one, the soonest date first."""
    rows = select(CaseRow).where(*_running(session, viewer), CaseRow.edition != edition.name).order_by(CaseRow.id)
    found = (_case_under(session, viewer, row, edition, now) for row in session.scalars(rows).unique())
    return sorted(found, key=lambda each: (each.soonest, each.number))


def _running(session: Session, viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    return CaseRow.closed_at.is_(None), visible(viewer, rulebook_of(session))


def _case_under(session: Session, viewer: Viewer, row: CaseRow, edition: Policy, now: datetime) -> CaseUnder:
    columns = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
    case = restored(rulebook_of(session), columns)
    try:
        then = under(case, edition, now)
    except NotAllowed:  # nothing is owed in it, though it has not ended
        return CaseUnder(row.number, row.heading, row.edition, ())
    differing = list(other_dates(case, then))
    known = then.known(edition, now)
    dates = tuple(_seen(session, viewer, row, (then, known), differing)) if differing else ()
    leads_to = then.process.label(then.state) if then.state != case.state else ""
    return CaseUnder(row.number, row.heading, row.edition, dates, leads_to)


def _seen(
    session: Session, viewer: Viewer, row: CaseRow, then: tuple[Case, Known], differing: Sequence[Differing]
) -> Iterator[OtherDate]:
    """Yield the tasks of which somebody may know, as they are called or would be."""
    sight, keys = sight_of(session, viewer, row), [key for key, _, _ in differing]
    mine = (DutyRow.case_id == row.id, DutyRow.closed_at.is_(None), DutyRow.key.in_(keys))
    rows = sight.duties(session.scalars(select(DutyRow).where(*mine)))
    called = {each.key: each.task_of_others for each in rows}
    for key, was, becomes in differing:
        words = called.get(key) or (_new_task(session, sight, then, key) if key not in called and was is None else "")
        if words:
            yield OtherDate(words, was, becomes)


def _new_task(session: Session, sight: Sight, then: tuple[Case, Known], key: str) -> str:
    """Return what a task would be called that is not asked yet, if it would be one of which somebody may know."""
    (case, known), party = then, party_of(key)
    if not may_read(sight.reader, readers_of_duty(case.process, base(key), party)):
        return ""
    duty = next(each for each in case.process.duties_in(case.state) if each.key == base(key))
    about = sight.case.subject or sight.case.agency
    words = task_words(
        {"subject_name": about.name if about else ""}, case.process, duty, known,
        party_called(session, case.process, party),
    )  # fmt: skip
    return words["told"] or words["task"]
