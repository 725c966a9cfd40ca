"""What happened in a case since somebody saw it: who did what, and how it stood then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.casebook.replaying import amends, life_of
from models.casebook.sight.sight import sight_of
from models.rows.cases import CaseRow, HistoryRow
from models.rows.people import Person
from workflows.engine.cases import Case
from workflows.engine.meanwhile import still_asked

UNTOLD = frozenset({"learn"})  # of use to the engine alone


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happened meanwhile."""

    at: datetime
    by: str  # the name of who did it; nothing where nobody is named, or the desk did it
    title: str
    row_id: int


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What happened since a version of a case, the oldest first, and the case as it stood at each moment since."""

    lived: Sequence[Case]
    deeds: tuple[Deed, ...]
    corrected: bool  # whether something is no longer as it was entered

    def takes(self, step: str, party: str) -> bool:
        """Say whether an answer still counts that was given on a page of that version."""
        return not self.corrected and bool(self.lived) and still_asked(self.lived, step, party)


NOTHING = Meanwhile((), (), corrected=False)


def meanwhile(session: Session, viewer: Viewer, case: CaseRow, version: int) -> Meanwhile:
    """Return what happened since a version of a case, so far as somebody may read it; since one there never was, nothing can be told."""
    events = (HistoryRow.case_id == case.id, HistoryRow.event != "")
    count = session.scalar(select(func.count(HistoryRow.id)).where(*events)) or 0
    # each event is a version; where something was withheld there are more, and what was seen may be older than it was
    seen = version - (case.version - count)
    if not (0 < seen <= count and version <= case.version):
        return NOTHING
    last_seen = session.scalar(select(HistoryRow.id).where(*events).order_by(HistoryRow.id).offset(seen - 1).limit(1))
    rows = list(session.scalars(_since(case, last_seen or 0)))
    seen_now = sight_of(session, viewer, case).history(rows)
    if any(amends(row) for row in rows):
        return Meanwhile((), _deeds(session, seen_now), corrected=True)
    lived = [each.decision.after for each in life_of(session, case).lived if each.place >= seen - 1]
    return Meanwhile(lived, _deeds(session, seen_now), corrected=False)


def _since(case: CaseRow, row_id: int) -> Select[HistoryRow]:
    rows = select(HistoryRow).where(HistoryRow.case_id == case.id, HistoryRow.id > row_id)
    return rows.order_by(HistoryRow.id)


def _deeds(session: Session, rows: list[HistoryRow]) -> tuple[Deed, ...]:
    ids = {row.person_id for row in rows if row.person_id}
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))).all() if ids else ()
    called = {row[0]: row[1] for row in found}
    told = [row for row in rows if row.kind not in UNTOLD]
    return tuple(Deed(row.at, called.get(row.person_id or 0, ""), row.title, row.id) for row in told)
