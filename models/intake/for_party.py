"""For which of several parties somebody answers, who may speak for more than one of them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.case_search import duties_of
from models.rows.cases import CaseRow
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.duties import base, party_of
from workflows.grammar.events import Parties
from workflows.grammar.process import Step
from workflows.law.roles import may_act_as

FOR_PARTY = "for-party"  # under which a form says it


def answered_for(session: Session, speaks: Parties, case: CaseRow, step: Step, said: str) -> str:
    """Return for which party somebody answers a duty that each of several owes; who answers for several says for which."""
    process = rulebook_of(session).processes[case.process]
    ways = (duty for each, duty in process.ways_in(case.state) if each is step and duty)
    duty = next((duty for duty in ways if duty.owed_by), None)
    if duty is None:
        return ""
    mine = {party for party, worn in speaks.items() if may_act_as(worn, duty.owner_for(party))}
    rows = [row for row in duties_of(session, case.id) if base(row.key) == duty.key]  # those that are open come first
    owing = [party_of(row.key) for row in rows if party_of(row.key) in mine]
    if duty.is_at_will:  # no task waits for it; a person's own number is no agency's key
        owing = sorted(each for each in mine if not each.isdecimal())
    if said and said not in owing:
        raise NotAllowed(Refusal(step.clause, f"you can't answer this for {said[:50]!r}", Kind.ROLE))
    left = owing if duty.is_at_will else [row for row in rows if row.closed_at is None and party_of(row.key) in mine]
    if not said and len(left) > 1:
        raise NotAllowed(Refusal(step.clause, "choose whom this is about", field=FOR_PARTY))
    return said or next(iter(owing), min(mine, default=""))
