"""The history of a case: what a decision did, and the notes, documents and other remarks beside it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from models.access.parties import party_called
from models.access.rulebook import rulebook_of
from models.casebook.finding.case_words import remarked
from models.casebook.replaying import written
from models.casebook.sight.counting import is_counted_by
from models.casebook.sight.told_to import as_kept, readers_of_entry, readers_of_sequel, sequel_of
from models.rows.cases import CaseRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.engine.cases import Decision
from workflows.facts.effects import Effect
from workflows.grammar.events import Act, ComeUnder, Halt, Learn, Tick
from workflows.law.calendar import calendar_of
from workflows.law.readers import EVERY_AGENCY, Readers, as_column, of_party, tokens
from workflows.sight.needing import at_work
from workflows.telling.timeline import title


def happened(session: Session, case_id: int, decision: Decision, person_id: int | None, note: str) -> dict[str, Any]:
    """Return the history row of a decision."""
    kind, clause = kind_of(decision)
    policy = rulebook_of(session).editions.named(decision.after.edition)
    party = decision.event.party if isinstance(decision.event, Act) else ""
    process, sequel = decision.after.process, sequel_of(decision, policy)
    whole = readers_of_entry(process, decision.event, person_id, policy, counted=is_counted_by(decision))
    return {
        "case_id": case_id,
        "at": decision.at,
        "effective_on": decision.on,
        "person_id": person_id,
        "role": decision.actor,
        "kind": kind,
        "title": title(decision, policy, party_called(session, decision.after.process, party)),
        "clause": clause,
        "from_state": decision.before.state,
        "to_state": decision.after.state,
        "event": written(decision.event),
        "effects": effected(decision.effects),
        "note": note,
        "readers": as_column(whole | readers_of_sequel(process, sequel)),
        "sequel": as_kept(sequel),
    }


def effected(effects: tuple[Effect, ...]) -> str:
    """Return what a decision did beyond moving the case, as JSON; forms handed on to another case are left out."""
    told = [
        {"effect": each.key, **{field.name: getattr(each, field.name) for field in fields(each)}} for each in effects
    ]
    plain = [{name: value for name, value in each.items() if name != "forms"} for each in told]
    return msgspec.json.encode(plain).decode() if plain else ""


def kind_of(decision: Decision) -> tuple[str, str]:
    """Return what sort of event it was, and its clause."""
    if decision.steps:
        return decision.steps[0].name, decision.steps[0].clause
    match decision.event:
        case Tick():
            first = decision.notices[0] if decision.notices else None
            return decision.rung.name if decision.rung else "", first.clause if first else ""
        case Learn():
            return "learn", ""
        case Halt(ends=ends):
            return "resume" if ends else "pause", ""
        case ComeUnder():
            return "edition", ""
    return "extend", ""


def today(session: Session, case: CaseRow, now: datetime) -> date:
    """Return the local day in a case."""
    policy = rulebook_of(session).editions.named(case.edition)
    return calendar_of(policy.timezone, policy.closures).day(now)


def remark(
    session: Session, case: CaseRow, kind: str, title: str, *, now: datetime, person_id: int, note: str = "",
    on: date | None = None, readers: Readers | None = None,
) -> None:  # fmt: skip
    """Write something into the history of a case that changes nothing of its state; `on` is its day, if not today.

    Without readers it is for ICA, where that works the case, and whoever writes it.
    """
    row = {
        "case_id": case.id,
        "at": now,
        "effective_on": on or today(session, case, now),
        "person_id": person_id,
        "role": "",
        "kind": kind,
        "title": title,
        "clause": "",
        "from_state": case.state,
        "to_state": case.state,
        "event": "",
        "effects": "",
        "note": note,
        "readers": as_column(_for_ica(session, case, person_id) if readers is None else readers),
        "sequel": "",
    }
    statements.ADD_HISTORY.run(connection_of(session), row)
    remarked(connection_of(session), row)


def _for_ica(session: Session, case: CaseRow, person_id: int) -> Readers:
    process = rulebook_of(session).processes[case.process]
    return (at_work(process) or tokens((EVERY_AGENCY,))) | {of_party(str(person_id))}
