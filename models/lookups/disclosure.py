"""Which agencies approved what is done with their data, and who decides for ICA (3.4-research-written)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from sqlalchemy.orm import Session

from models.access.concern import recused_in
from models.access.routing import holders
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.lookups.about import About
from models.rows.cases import CaseRow
from workflows.law.choice import Choice
from workflows.law.roles import Role
from workflows.manual.disclosure.data_handling.publishing import HELD, Publisher, WhoPublishes
from workflows.manual.disclosure.research.approving import APPROVE
from workflows.manual.disclosure.research.deciders import ROLES, Decider, WhoDecides

C = TypeVar("C", bound=Choice)


def approving(session: Session, case: CaseRow) -> tuple[str, ...]:
    """Return the keys of the agencies that approved in a case, in the order in which they did."""
    columns = {"process": case.process, "edition": case.edition, "state": case.state, "body": case.body}
    return tuple(restored(rulebook_of(session), columns).answers.get(APPROVE.name, {}))


def who_decides(session: Session, about: About) -> WhoDecides:
    """Look up the offices that have somebody who is not the researcher, did not record the project and stands not aside."""
    return WhoDecides(free=frozenset(_with_somebody(session, about, ROLES, Decider)))


def who_publishes(session: Session, about: About) -> WhoPublishes:
    """Look up the offices that have somebody who did not register the draft, and stands not aside (3.1-unpublished-def)."""
    return WhoPublishes(free=frozenset(_with_somebody(session, about, HELD, Publisher)))


def _with_somebody(session: Session, about: About, held: Mapping[str, Role], offices: Iterable[C]) -> Iterator[C]:
    """Yield the offices that somebody has who is neither the person of a case, nor began it, nor stands aside."""
    involved = {each for each in (about.subject_id, about.asker_id) if each}
    aside = involved | (recused_in(session, about.case_id) if about.case_id else set[int]())
    yield from (each for each in offices if holders(session, held[each.key], None, aside))
