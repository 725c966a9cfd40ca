"""Running cases are taken to another edition of the deadlines and limits, by choice: all that were chosen, or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.casebook.case_search import find
from models.casebook.casebook import Author, fire
from models.casebook.naming import name_anew
from models.rows.cases import CaseRow
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.events import ComeUnder
from workflows.grammar.steps import LOCAL
from workflows.law.policy import Policy

MOST = 500  # cases at a time


@dataclass(frozen=True)
class Taking:
    """Which cases are taken, to which edition, and why."""

    numbers: tuple[str, ...]
    edition: Policy
    reason: str


def take_to(session: Session, viewer: Viewer, asked: Taking, now: datetime) -> list[CaseRow]:
    """Reckon some cases by another edition from now on and return them; or raise NoSuchCase, or NotAllowed, which names the case."""
    wanted = list(dict.fromkeys(asked.numbers))
    if not wanted:
        raise NotAllowed(Refusal(LOCAL, "choose at least one case", field="case"))
    if len(wanted) > MOST:
        raise NotAllowed(Refusal(LOCAL, f"choose at most {MOST} cases at a time", field="case"))
    if not asked.reason.strip():
        raise NotAllowed(Refusal(LOCAL, "say why these cases are reckoned otherwise", field="reason"))
    found = [_taken(session, viewer, number, asked, now) for number in wanted]
    name_anew(session, found, now)
    return found


def _taken(session: Session, viewer: Viewer, number: str, asked: Taking, now: datetime) -> CaseRow:
    case, worn = find(session, viewer, number)
    try:
        fire(session, case.id, ComeUnder(asked.edition.name, worn, asked.reason), now, Author(viewer.id))
    except NotAllowed as refused:
        words = (Refusal(each.clause, f"case {number}: {each.sentence}", each.kind) for each in refused.refusals)
        raise NotAllowed(*words) from refused
    session.expire(case)
    return case
