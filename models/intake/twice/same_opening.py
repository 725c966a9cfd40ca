"""The same opening sent twice within a short time, as by a program that heard no answer: it is one case, unless another is meant.

The row that says so is written with the case, so that of many at once all but the first find it. It has a digest of what was sent.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.intake.opening import Opening
from models.rows.cases import CaseRow
from models.store.deeds_done import Before, Deed, Led, before, begin, conclude
from workflows.answers.drafts import same_for
from workflows.law.marks import digest_of


class SameOpening(Exception):
    """The same person sent the same a moment ago; the case that it opened is named."""

    def __init__(self, number: str) -> None:
        """Take the number of the case."""
        super().__init__(f"You sent the same a moment ago: it is case {number}")
        self.number = number


def the_only(session: Session, viewer: Viewer, opening: Opening, now: datetime, *, another: bool) -> Deed:
    """Write down that a case is being opened; or raise SameOpening where the same was, and no other one is meant."""
    deed = _deed(viewer, opening)
    if not another and (same := _open(session, begin(session, deed, now, _window(session, now)))):
        raise same
    begin(session, deed, now, timedelta(0))
    return deed


def leads_to(session: Session, deed: Deed, case_id: int) -> None:
    """Write down which case an opening led to."""
    conclude(session, deed, Led(session.get_one(CaseRow, case_id).number))


def opened_before(session: Session, viewer: Viewer, opening: Opening, now: datetime) -> SameOpening | None:
    """Return the case that a person opened by the same words a moment ago, if there is one."""
    return _open(session, before(session, _deed(viewer, opening), now, _window(session, now)))


def _open(session: Session, found: Before | None) -> SameOpening | None:
    """Return the case that was opened; one that has ended meanwhile stands for nothing."""
    number = found.led.to if found else ""
    is_open = session.scalar(select(CaseRow.id).where(CaseRow.number == number, CaseRow.closed_at.is_(None)))
    return SameOpening(number) if is_open else None


def _window(session: Session, now: datetime) -> timedelta:
    return same_for(rulebook_of(session).policy(now))


def _deed(viewer: Viewer, opening: Opening) -> Deed:
    said = [msgspec.json.encode(form).decode() for form in opening.forms]
    digest = digest_of("opening", opening.process, opening.step, str(opening.on or ""), *said)
    return Deed(viewer.id, digest, digest)
