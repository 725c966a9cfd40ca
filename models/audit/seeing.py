"""What is seen in lists and what is looked for: which confidential cases a list showed, and that somebody searched.

The words of a search are never written: they might name a person of a confidential case to whoever reads the log.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.audit.writing import CASE, Every, Matter, Said, is_confidential, is_heard, say
from models.rows.cases import CaseRow
from models.store.paging import Page, Part


class Sought(Protocol):
    """What a list is asked for."""

    @property
    def words(self) -> str:
        """Return the words that are looked for."""

    @property
    def part(self) -> Part:
        """Return the part of the list."""


def listed(session: Session, viewer: Viewer, cases: Iterable[tuple[int, Any]]) -> None:
    """Let it be written, once a day, that somebody saw confidential cases in a list: each by its id and what is known of it."""
    if not is_heard(session):
        return
    for case_id in {case_id for case_id, case in cases if is_confidential(session, case)}:
        once = f"list {viewer.id} {case_id}"
        say(session, Said(Matter.VIEW, f"saw {CASE} in a list", viewer.id, case_id, once, Every.DAY))


def listed_by_id(session: Session, viewer: Viewer, ids: Iterable[int]) -> None:
    """Let the same be written of cases of which a list knows their ids alone."""
    if is_heard(session) and (found := set(ids)):
        columns = (CaseRow.id, CaseRow.process, CaseRow.withheld, CaseRow.closed_to_subject)
        rows = session.execute(select(*columns).where(CaseRow.id.in_(found)))
        listed(session, viewer, [(row.id, row) for row in rows])


def searched(session: Session, viewer: Viewer, what: str, asked: Sought, found: Page[Any]) -> None:
    """Let it be written that somebody looked for something by words, and how much was found; not by which words."""
    if asked.words.strip() and not asked.part.cursor:
        many = f"{len(found.rows)}{' or more' if found.next else ''}"
        say(
            session,
            Said(Matter.SEARCH, f"looked for {what} by words: {many} found", viewer.id,
                 once=f"search {viewer.id} {what} {many}", every=Every.MINUTE),
        )  # fmt: skip
