"""How much a desk keeps of documents: for each case, and of each person within a day; so that nobody fills its disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.rows.cases import Document
from models.store import statements
from models.store.one_at_a_time import alone
from models.store.prepared import connection_of
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

MEGABYTE = 1024 * 1024
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Quota:
    """How many megabytes of documents there may be, and what looks them through before they are kept."""

    of_a_case: int = 200
    of_a_person_in_a_day: int = 200
    against: Callable[[bytes], str] | None = None  # returns what stands against a file, in words


USUAL = Quota()


def look_through(content: bytes, quota: Quota) -> None:
    """Raise NotAllowed where something stands against keeping a file."""
    if quota.against and (words := quota.against(content)):
        raise NotAllowed(Refusal(LOCAL, words, field="document"))


def check_quota(session: Session, case_id: int, person_id: int, size: int, *, now: datetime, quota: Quota) -> None:
    """Raise NotAllowed where another document is more than a case holds, or than one person adds in a day.

    The case is locked, and then all that this person adds: of two at one moment the second counts the first.
    """
    statements.LOCK_CASE.first(connection_of(session), {"case": case_id})
    alone(session, f"documents of person {person_id}")
    held = select(func.coalesce(func.sum(Document.size), 0)).where(Document.case_id == case_id)
    if (session.scalar(held) or 0) + size > quota.of_a_case * MEGABYTE:
        words = f"this case has its {quota.of_a_case} MB of documents; choose a smaller file, or ask ICA to make room"
        raise NotAllowed(Refusal(LOCAL, words, Kind.ANSWER, "document"))
    added = select(func.coalesce(func.sum(Document.size), 0)).where(
        Document.added_by_id == person_id, Document.added_at > now - DAY
    )
    if (session.scalar(added) or 0) + size > quota.of_a_person_in_a_day * MEGABYTE:
        words = f"you added {quota.of_a_person_in_a_day} MB of documents within a day; add this one tomorrow"
        raise NotAllowed(Refusal(LOCAL, words, Kind.ANSWER, "document"))
