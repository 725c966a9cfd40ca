"""The history of a case: what a decision did, and the notes, documents and other remarks beside it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.replaying import written
from models.rows.cases import CaseRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.engine.cases import Decision
from workflows.facts.effects import Effect
from workflows.grammar.events import Act, Extend, Halt, Learn, Tick
from workflows.law.calendar import calendar_of


def happened(case_id: int, decision: Decision, person_id: int | None, note: str) -> dict[str, Any]:
    """Return the history row of a decision."""
    kind, title, clause = _told(decision)
    return {
        "case_id": case_id,
        "at": decision.at,
        "effective_on": decision.on,
        "person_id": person_id,
        "role": decision.actor.value,
        "kind": kind,
        "title": title,
        "clause": clause,
        "from_state": decision.before.state,
        "to_state": decision.after.state,
        "event": written(decision.event),
        "effects": effected(decision.effects),
        "note": note,
    }


def effected(effects: tuple[Effect, ...]) -> str:
    """Return what a decision did beyond moving the case, as JSON; forms handed on to another case are left out."""
    told = [
        {"effect": each.key, **{field.name: getattr(each, field.name) for field in fields(each)}} for each in effects
    ]
    plain = [{name: value for name, value in each.items() if name != "forms"} for each in told]
    return msgspec.json.encode(plain).decode() if plain else ""


def _told(decision: Decision) -> tuple[str, str, str]:
    """Return what sort of event it was, what the timeline says of it, and its clause."""
    if decision.steps:
        said = [step.done for step in decision.steps if step.done] or [
            "The wait is over"
        ]  # a term has no words of its own
        return decision.steps[0].name, ". ".join(said), decision.steps[0].clause
    match decision.event:
        case Tick():
            first = decision.notices[0] if decision.notices else None
            rung = decision.rung.name if decision.rung else ""
            words = {"reminder": "Reminder sent", "overdue": "Found late", "still-overdue": "Still late"}
            return rung, words.get(rung, rung), first.clause if first else ""
        case Learn(records):
            return "learn", "Registry looked up: " + ", ".join(type(record).__name__ for record in records), ""
        case Extend():
            return "extend", f"Deadline extended to {decision.event.until:%B %-d, %Y}: {decision.event.reason}", ""
        case Halt(ends=ends):
            return ("resume", "Deadline runs on", "") if ends else ("pause", "Deadline paused", "")
        case Act(step):
            return step, step, ""


def _today(session: Session, case: CaseRow, now: datetime) -> date:
    policy = rulebook_of(session).editions.named(case.edition)
    return calendar_of(policy.timezone, policy.closures).day(now)


def remark(
    session: Session, case: CaseRow, kind: str, title: str, *, now: datetime, person_id: int, note: str = ""
) -> None:
    """Write something into the history of a case that changes nothing of its state."""
    row = {
        "case_id": case.id,
        "at": now,
        "effective_on": _today(session, case, now),
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
    }
    statements.ADD_HISTORY.run(connection_of(session), row)
