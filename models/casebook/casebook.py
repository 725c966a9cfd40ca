"""The only writer of case state: an event is decided, and all that it changes is written in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from models.access.concern import as_column
from models.access.rulebook import Rulebook, rulebook_of
from models.casebook.applying import Scene, apply
from models.casebook.case_json import decoded, encoded
from models.casebook.duty_rows import added, closed, moved
from models.casebook.finding import case_words
from models.casebook.finding.case_words import write_anew
from models.casebook.history import happened
from models.casebook.meanwhile import Deed
from models.casebook.notice_rows import noticed
from models.casebook.sight.counting import counts_what_was_secret
from models.casebook.sight.marking import mark_anew
from models.casebook.withholding import keeper, out_of_sight
from models.rows.cases import CaseRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.engine.cases import Case, Decision
from workflows.engine.engine import decide
from workflows.engine.leaving import leaves_at
from workflows.grammar.events import ComeUnder, Event
from workflows.grammar.process import NEW, Ended, Process


class Stale(Exception):
    """The case changed since it was read, so that what was sent does not count any more."""

    def __init__(self, case_id: int, deeds: tuple[Deed, ...] = ()) -> None:
        """Take what happened meanwhile, the oldest first."""
        super().__init__(case_id)
        self.deeds = deeds


class NoSuchCase(LookupError):
    """We can't find that case, or you don't have access to it."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who is behind an event: a person, or without one the desk itself."""

    person_id: int | None = None
    note: str = ""
    silent: bool = False  # whether nobody has heard of what they take back, so that nobody is told
    waits_until: datetime | None = None  # of what another case's step brings about: when that step's mail leaves


DESK = Author()


def fire(
    session: Session, case_id: int, event: Event, now: datetime, author: Author = DESK, *, version: int | None = None
) -> Decision:
    """Let an event happen to a case and write all that follows, or raise NotAllowed, Stale or NoSuchCase.

    With `version` the event is for the case as it was read then, and for no later one.
    """
    connection = connection_of(session)
    row = statements.READ_CASE.first(connection, {"case": case_id})
    if row is None:
        raise NoSuchCase(case_id)
    if version is not None and row["version"] != version:
        raise Stale(case_id)
    rulebook = rulebook_of(session)
    before = restored(rulebook, row)
    edition = event.edition if isinstance(event, ComeUnder) else row["edition"]
    decision = decide(before, event, now, rulebook.editions.named(edition))
    hidden = withheld(decision.after, now, rulebook)
    if hidden != row["withheld"]:
        row = out_of_sight(session, row, hidden)
    _move(connection, row, decision, author, hidden)
    moved_on = {"version": row["version"] + 1, "withheld": hidden, "edition": decision.after.edition}
    write(session, {**row, **moved_on}, decision, author)
    return decision


def restored(rulebook: Rulebook, row: Mapping[Any, Any]) -> Case:
    """Return the case that a row tells of."""
    return decoded(rulebook.processes[row["process"]], row["edition"], row["state"], row["body"])


def has_ended(case: Case) -> bool:
    """Say whether nothing is owed in a case any more; one whose beginning was struck has ended as well."""
    return case.state == NEW or case.state in _ends(case.process)


@cache
def _ends(process: Process) -> frozenset[str]:
    return frozenset(each.state.key for each in process.states if isinstance(each, Ended))


def write(session: Session, row: Mapping[Any, Any], decision: Decision, author: Author) -> None:
    """Write down a decision: its history, duties, notices, and effects, and by what the case is found."""
    connection = connection_of(session)
    entry = happened(session, row["id"], decision, author.person_id, author.note)
    statements.ADD_HISTORY.run(connection, entry)
    changes = decision.changes()
    if closings := closed(row["id"], decision, changes.closed, author.person_id):
        statements.CLOSE_DUTY.run(connection, closings)
    openings = added(session, row, decision.after, decision.at, changes.opened)
    if openings:
        statements.ADD_DUTY.run(connection, openings)
    if moves := moved(row["id"], changes.moved):
        statements.MOVE_DUTY.run(connection, moves)
    policy = rulebook_of(session).editions.named(decision.after.edition)
    case_words.add(connection, row["id"], case_words.said_in(decision, entry, openings, policy))
    process = decision.after.process
    deed = row["version"] if author.person_id is not None else None  # the clock tells what comes in one moment once
    rulebook = rulebook_of(session)
    leaves = author.waits_until or leaves_at(
        decision, rulebook.policy(decision.at), by_person=author.person_id is not None
    )
    nobody = process.subject if row["subject_id"] is None else None  # whom a case about no person cannot tell
    notices = noticed(row["id"], decision, changes, policy, version=deed, leaves_at=leaves)
    if notices := [each for each in notices if nobody is None or each["role"] is not nobody]:
        statements.ADD_NOTICE.run(connection, notices)
    if counts_what_was_secret(decision):
        case = session.get_one(CaseRow, row["id"])
        mark_anew(session, case)
        write_anew(session, case)
    for effect in decision.effects:
        apply(effect, Scene(session, row, decision, author.person_id, leaves_at=leaves))


def withheld(case: Case, at: datetime, rulebook: Rulebook) -> str:
    """Return the offices that a case is kept from, as the column lists them."""
    keeping = case.process.withheld
    if keeping is None:
        return ""
    return as_column(keeping.roles(case.known(rulebook.editions.named(case.edition), at)))


def closed_to_subject(decision: Decision, rulebook: Rulebook) -> bool:
    """Say whether a case is closed to the person it is about, by what it begins with: for good, so that none vanishes."""
    after = decision.after
    return after.process.is_closed_to_subject(after.known(rulebook.editions.named(after.edition), decision.at))


def received_at(decision: Decision, rulebook: Rulebook) -> datetime:
    """Return when what a case begins with was received: at the begin of the day that was given, or when it was entered."""
    calendar = rulebook.editions.named(decision.after.edition).calendar
    return calendar.at(decision.on) if decision.on < calendar.day(decision.at) else decision.at


def _move(connection: Connection, row: Mapping[Any, Any], decision: Decision, author: Author, hidden: str) -> None:
    values = {
        "case": row["id"],
        "seen": row["version"],
        "to": decision.after.state,
        "under": decision.after.edition,
        "closed": decision.at if has_ended(decision.after) else None,
        "written": encoded(decision.after),
        "keeper": keeper(row, decision, author.person_id, hidden),
        "hidden": hidden,
    }
    if statements.MOVE_CASE.run(connection, values) != 1:
        raise Stale(row["id"])
