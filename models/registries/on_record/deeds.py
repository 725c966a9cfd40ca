"""What was done in cases within a year, step by step: what counts, and what may leave the desk on paper.

Confidential cases, and those kept from somebody, are not on it: whoever may read them there may not hand them on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.audit.writing import is_confidential
from models.casebook.replaying import amends, history, life_of, read
from models.casebook.sight.sight import sight_of
from models.rows.cases import CaseRow, HistoryRow
from workflows.grammar.events import Act, Happening, Insert, Tick


@dataclass(frozen=True)
class Span:
    """Days, the last one among them."""

    first: date
    last: date

    def has(self, day: date) -> bool:
        """Say whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Deed:
    """Something that was done in a case."""

    on: date
    title: str
    step: str  # by its key
    clause: str
    number: str
    process: str


def year_of(year: int) -> Span:
    """Return the days of a year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def deeds(session: Session, viewer: Viewer, whose: ColumnElement[bool], span: Span) -> list[Deed]:
    """Return what was done in some cases within a span, in the order of the days."""
    found = select(CaseRow).where(visible(viewer, rulebook_of(session)), whose).order_by(CaseRow.id)
    cases = [case for case in session.scalars(found).unique() if not is_confidential(session, case)]
    rows = _rows(session, [case.id for case in cases])
    return sorted(
        (deed for case in cases for deed in _deeds(session, viewer, case, rows[case.id]) if span.has(deed.on)),
        key=lambda deed: deed.on,
    )


def _rows(session: Session, cases: Iterable[int]) -> dict[int, list[HistoryRow]]:
    found = defaultdict[int, list[HistoryRow]](list)
    rows = select(HistoryRow).where(HistoryRow.case_id.in_(list(cases)), HistoryRow.event != "")
    for row in session.scalars(rows.order_by(HistoryRow.id)):
        found[row.case_id].append(row)
    return found


def _deeds(session: Session, viewer: Viewer, case: CaseRow, rows: list[HistoryRow]) -> Iterator[Deed]:
    counting, sight = _counting(session, case, rows), sight_of(session, viewer, case)
    process = rulebook_of(session).processes[case.process]
    for row in rows:
        event = read(process, row.event)
        if row.id in counting and _is_deed(event, row) and (shown := sight.entry(row)):
            step = event.act.step if isinstance(event, Insert) else shown.kind
            yield Deed(counting[row.id], shown.title, step, shown.clause, case.number, case.process)


def _is_deed(event: Happening, row: HistoryRow) -> bool:
    """Say whether an entry is a step that somebody took, if it was entered later too, or one by which the clock moved the case."""
    return isinstance(event, Act | Insert) or (isinstance(event, Tick) and row.from_state != row.to_state)


def _counting(session: Session, case: CaseRow, rows: list[HistoryRow]) -> dict[int, date]:
    """Return the entries that count after all corrections, each with the day on which it does."""
    if not any(map(amends, rows)):
        return {row.id: row.effective_on for row in rows}
    places = history(session, case).rows
    return {places[each.place]: each.decision.on for each in life_of(session, case).lived}
