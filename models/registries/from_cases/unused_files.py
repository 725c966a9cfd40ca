"""The lists of unused client files that were read, and how many agencies have yet to answer (3.4, Limits)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.rows.cases import CaseRow
from models.rows.disclosures import FileList, ListedFile

MOST = 20


@dataclass(frozen=True)
class ListRead:
    """A list that was read, and what has come of it."""

    list: FileList
    waiting: int  # agencies whose cases are open
    inactive: int  # files


def lists_read(session: Session) -> Sequence[ListRead]:
    """Return the lists that were read last, the newest first."""
    found = session.scalars(select(FileList).order_by(FileList.read_at.desc(), FileList.id.desc()).limit(MOST)).all()
    return [ListRead(each, _waiting(session, each.id), _inactive(session, each.id)) for each in found]


def _waiting(session: Session, list_id: int) -> int:
    cases = select(func.count(CaseRow.id.distinct())).join(ListedFile, ListedFile.case_id == CaseRow.id)
    return session.scalar(cases.where(ListedFile.list_id == list_id, CaseRow.closed_at.is_(None))) or 0


def _inactive(session: Session, list_id: int) -> int:
    files = select(func.count(ListedFile.client.distinct()))
    return session.scalar(files.where(ListedFile.list_id == list_id, ListedFile.inactive_on.is_not(None))) or 0
