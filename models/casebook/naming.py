"""What a case and its open tasks are called: from what came in, and from the names in the registries as they are now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.parties import party_called
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.casebook.duty_rows import task_words
from models.casebook.finding.case_words import write_anew
from models.casebook.replaying import life_of
from models.rows.cases import CaseRow, DutyRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.engine.cases import Decision
from workflows.grammar.duties import base
from workflows.grammar.process import Process
from workflows.grammar.words import filled
from workflows.law.policy import Policy


def heading(process: Process, decision: Decision, policy: Policy, subject: str, client: str) -> str:
    """Return what a case is called, from the decision that opened it."""
    known = decision.after.known(policy, decision.at)
    given = {"title": process.title, "subject": subject, "client": client}
    return filled(process.heading, policy, process.names, known, given)


def name_anew(session: Session, cases: Iterable[CaseRow], now: datetime) -> None:
    """Call some cases and their open tasks by what they say and by whom they are about now, and let them be found so."""
    for case in cases:
        session.flush()
        row = statements.READ_CASE.first(connection_of(session), {"case": case.id}) or {}
        policy = rulebook_of(session).editions.named(case.edition)
        if lived := life_of(session, case).lived:
            decision = lived[-1].decision  # which may say more than it began with
            case.heading = heading(decision.after.process, decision, policy, row["subject_name"], case.client)
        stands = restored(rulebook_of(session), row)
        known, declared = stands.known(policy, now), {duty.key: duty for duty in stands.process.duties_in(stands.state)}
        open_ = select(DutyRow).where(DutyRow.case_id == case.id, DutyRow.closed_at.is_(None))
        for owed in session.scalars(open_).all():
            party = party_called(session, stands.process, owed.key.partition(":")[2])
            words = task_words(row, stands.process, declared[base(owed.key)], known, party)
            owed.task, owed.told = words["task"], words["told"]
        write_anew(session, case)
    session.flush()
