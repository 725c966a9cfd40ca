"""Which agencies approved what is done with their data, and who decides for ICA (3.4-research-written)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.access.concern import recused_in
from models.access.routing import holders
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.lookups.about import About
from models.rows.cases import CaseRow
from workflows.manual.disclosure.research.approving import APPROVE
from workflows.manual.disclosure.research.deciders import ROLES, Decider, WhoDecides


def approving(session: Session, case: CaseRow) -> tuple[str, ...]:
    """Return the keys of the agencies that approved in a case, in the order in which they did."""
    columns = {"process": case.process, "edition": case.edition, "state": case.state, "body": case.body}
    return tuple(restored(rulebook_of(session), columns).answers.get(APPROVE.name, {}))


def who_decides(session: Session, about: About) -> WhoDecides:
    """Look up the offices that have somebody who is not the researcher, did not record the project and stands not aside."""
    involved = {each for each in (about.subject_id, about.asker_id) if each}
    aside = involved | (recused_in(session, about.case_id) if about.case_id else set[int]())
    return WhoDecides(free=frozenset(each for each in Decider if holders(session, ROLES[each.key], None, aside)))
