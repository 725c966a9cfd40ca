"""The rows of duties that a decision opens, closes and moves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from models.access.parties import party_called
from models.access.routing import Routes
from models.access.rulebook import rulebook_of
from workflows.engine.cases import Case, Decision
from workflows.engine.ladder import Owed
from workflows.facts.known import Known
from workflows.facts.rules import numbers_of
from workflows.grammar.duties import Duty, base
from workflows.grammar.process import Process
from workflows.grammar.words import filled
from workflows.law.policy import Policy
from workflows.law.readers import as_column
from workflows.law.roles import Offices
from workflows.law.setting import Origin
from workflows.sight.needing import readers_of_duty

END_OF_TIME = datetime(9999, 12, 31, tzinfo=UTC)


def added(
    session: Session, row: Mapping[Any, Any], after: Case, at: datetime, opened: tuple[Owed, ...]
) -> list[dict[str, Any]]:
    """Return the rows of the duties that begin, each on its way to whoever does it."""
    if not opened:
        return []
    listed = {duty.key: duty for duty in after.process.duties_in(after.state)}
    known = after.known(rulebook_of(session).editions.named(after.edition), at)
    routes = Routes(session, row, known.today)
    return [
        _added(row, listed[base(owed.key)], owed, routes, known)
        | {"readers": as_column(readers_of_duty(after.process, base(owed.key), owed.party))}
        | task_words(
            row, after.process, listed[base(owed.key)], known, party_called(session, after.process, owed.party)
        )
        for owed in opened
    ]


def _added(row: Mapping[Any, Any], duty: Duty, owed: Owed, routes: Routes, known: Known) -> dict[str, Any]:
    owner, at = duty.owner_of(owed.party), known.now
    party = "" if isinstance(duty.owner, Offices) else owed.party
    route = routes.to(owner, party, consents=duty.consents, by_another=duty.by_another)
    return {
        "case_id": row["id"],
        "key": owed.key,
        "owner": owner,
        "team": route.team,
        "agency_id": route.agency_id,
        "assignee_id": route.person_id,
        "clause": duty.clause,
        "origin": origin(duty, known.policy),
        "opened_at": at,
        "not_before": owed.floor,
        "due_at": owed.receipt and owed.receipt.ends,
        "due_order": owed.receipt.ends if owed.receipt else END_OF_TIME,
        "next_at": owed.next_at,
        "next_rung": owed.next_rung,
        "still": owed.still,
        "receipt": receipt(owed),
        "closed_at": None,
        "closed_how": "",
        "done_by_id": None,
        "snoozed_until": None,
        "fault": None,
    }


def task_words(row: Mapping[Any, Any], process: Process, duty: Duty, known: Known, party: str) -> dict[str, str]:
    """Return a task with the names in it, to its owner and to others: whom it is about, whose part it is, what came in."""
    given = {"subject": row["subject_name"], "party": party}
    task, told = (
        filled(words, known.policy, process.names, known, given) for words in (duty.task, duty.task_of_others)
    )
    return {"task": task, "told": told if told != task else ""}


def closed(case_id: int, decision: Decision, gone: tuple[str, ...], person_id: int | None) -> list[dict[str, Any]]:
    """Return what closes the duties that end: done by their answer, met by what the desk learned, or ended."""
    stayed = decision.before.state == decision.after.state
    return [
        ended(case_id, key, decision.at, "done", person_id)
        if key == decision.answered
        else ended(case_id, key, decision.at, "met" if stayed else "ended")
        for key in gone
    ]


def ended(case_id: int, key: str, at: datetime, how: str, by: int | None = None) -> dict[str, Any]:
    """Return what closes a duty."""
    return {"case": case_id, "duty": key, "at": at, "how": how, "by": by}


def moved(case_id: int, stayed: tuple[Owed, ...]) -> list[dict[str, Any]]:
    """Return what moves the deadlines of the duties that stay."""
    return [
        {
            "case": case_id,
            "duty": owed.key,
            "floor": owed.floor,
            "due": owed.receipt and owed.receipt.ends,
            "order": owed.receipt.ends if owed.receipt else END_OF_TIME,
            "next": owed.next_at,
            "rung": owed.next_rung,
            "stands": owed.still,
            "why": receipt(owed),
        }
        for owed in stayed
    ]


def receipt(owed: Owed) -> str:
    """Return the receipt of a date as JSON."""
    return msgspec.json.encode(owed.receipt).decode() if owed.receipt else ""


@cache
def origin(duty: Duty, policy: Policy) -> Origin | str:
    """Return who is behind a duty's date: the manual, unless a reading or a local target has a part in it."""
    if duty.deadline is None:
        return ""
    origins = {number.origin for number in numbers_of(duty.deadline.rule, policy)}
    weakest_first = (Origin.LOCAL, Origin.EDITION, Origin.READING, Origin.MANUAL)
    return next((each for each in weakest_first if each in origins), "")
