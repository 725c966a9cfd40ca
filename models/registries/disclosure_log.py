"""The disclosure log: what was released, to whom, on what ground, and who decided; whoever may know of a case reads its part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import RULEBOOK, rulebook_of
from models.rows.cases import CaseRow
from models.rows.disclosures import Disclosure
from models.rows.people import Agency
from workflows.facts.effects import LogDisclosure
from workflows.grammar.process import Process
from workflows.law.roles import Role

MOST = 1000  # what is more is counted as so many


@dataclass(frozen=True)
class Sought:
    """What the log is asked for; `before` is the number of the last row of the page before."""

    words: str = ""  # of a case's number, or of whom it was given to
    agency: str = ""
    before: int = 0
    limit: int = 50


def disclosures(session: Session, viewer: Viewer, sought: Sought) -> list[Disclosure]:
    """Return a page of the log as far as somebody may know of its cases, the newest first; one more if there is more."""
    rows = _sought(session, viewer, sought).order_by(Disclosure.id.desc())
    rows = rows.where(Disclosure.id < sought.before) if sought.before else rows
    return list(session.scalars(rows.limit(sought.limit + 1)))


def count_disclosures(session: Session, viewer: Viewer, sought: Sought) -> int:
    """Count the disclosures that match, up to a bound."""
    rows = _sought(session, viewer, sought).with_only_columns(Disclosure.id).limit(MOST)
    return session.scalar(select(func.count()).select_from(rows.subquery())) or 0


def _sought(session: Session, viewer: Viewer, sought: Sought) -> Select[Any]:
    rows = select(Disclosure).join(CaseRow, CaseRow.id == Disclosure.case_id)
    rows = rows.where(visible(viewer, rulebook_of(session)))
    if sought.agency:
        rows = rows.where(Disclosure.agency_id.in_(select(Agency.id).where(Agency.key == sought.agency)))
    words = sought.words.strip()
    if words:
        rows = rows.where(or_(CaseRow.number == words, Disclosure.recipient.icontains(words, autoescape=True)))
    return rows


def reads_log(viewer: Viewer) -> bool:
    """Say whether somebody holds an office to which a disclosure might be shown."""
    return bool(viewer.roles & _readers())


@cache
def _readers() -> frozenset[Role]:
    logging = (key for key, process in RULEBOOK.processes.items() if _discloses(process))
    return frozenset(role for key in logging for role in RULEBOOK.readers[key])


def _discloses(process: Process) -> bool:
    return any(isinstance(effect, LogDisclosure) for _, step, _ in process.arrows() for effect in step.effects)
