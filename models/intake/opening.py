"""Opening a case: whose it is, what the desk looks up for it, its number, and its first step."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.case_json import encoded
from models.casebook.casebook import Author, closed_to_subject, has_ended, received_at, withheld, write
from models.casebook.finding import case_words
from models.casebook.naming import heading
from models.casebook.standing_aside import set_accused_aside
from models.casebook.taking_part import follow_parties
from models.lookups.about import About
from models.lookups.changes import tell_of_files
from models.lookups.following import follow
from models.lookups.registered import records
from models.rows.cases import CaseRow, Party
from models.rows.people import Agency, Person
from models.store import statements
from models.store.prepared import connection_of
from workflows.engine.cases import Case, Decision
from workflows.engine.engine import decide
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Roles
from workflows.grammar.process import Process
from workflows.law.roles import STAFF, Role


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case begins with: the step and its forms, who takes it, whose case it is, and when it was received."""

    process: str
    step: str
    forms: tuple[Form, ...]
    actors: Roles
    agency_id: int | None
    subject_id: int | None
    on: date | None = None
    parent_id: int | None = None
    client: str = ""  # the HMIS number of the client it is about
    parties: tuple[int, ...] = ()  # the agencies that have a part in it, where it is not one agency's alone
    named: Role | None = None  # in whose name ICA enters it
    asker_id: int | None = None  # who begins it, where that is written down
    entered_by: Roles = frozenset()  # who enters it, where it is in somebody else's name


def open_case(session: Session, opening: Opening, now: datetime, author: Author) -> int:
    """Open a case under the edition in force on the day, and return its id; or raise NotAllowed."""
    rulebook = rulebook_of(session)
    process = rulebook.processes[opening.process]
    policy = rulebook.policy(now)
    decision = decide(Case(process, policy.name), event_of(session, opening), now, policy)
    name = _name(session, opening)
    row = _row(session, process, opening, decision, author) | {
        "heading": heading(process, decision, policy, name, opening.client)
    }
    statements.ADD_CASE.run(connection_of(session), row)
    case_id = session.execute(select(CaseRow.id).where(CaseRow.number == row["number"])).scalar_one()
    session.add_all(Party(case_id=case_id, agency_id=agency_id) for agency_id in opening.parties)
    session.flush()
    set_accused_aside(session, process.key, case_id, opening.forms, now)
    agency = session.scalar(select(Agency.name).where(Agency.id == opening.agency_id)) or ""
    case_words.add(connection_of(session), case_id, case_words.called({**row, "subject_name": name}, agency))
    follow_parties(session, {**row, "id": case_id}, decision.after.forms.values())
    write(session, {**row, "id": case_id, "subject_name": name}, decision, author)
    if opening.client:
        tell_of_files(session, now, (opening.client,))  # a file with an open request is left alone
    if process.following:
        follow(session, case_id, Case(process, policy.name), now)
    return case_id


def event_of(session: Session, opening: Opening) -> Act:
    """Return the first step of a case, with all that the desk looks up for it."""
    rulebook = rulebook_of(session)
    process = rulebook.processes[opening.process]
    asker = opening.asker_id if process.key in rulebook.by_another else None  # who moves something votes on it too
    whose = opening.agency_id, opening.subject_id, opening.client, opening.parties, asker, opening.forms
    found = records(session, process, About(None, *whose))
    return Act(opening.step, opening.actors, (*opening.forms, *found), opening.on, entered_by=opening.entered_by)


def _name(session: Session, opening: Opening) -> str:
    """Return the name of the person the case is about, else of its agency."""
    person = session.scalar(select(Person.name).where(Person.id == opening.subject_id))
    return person or session.scalar(select(Agency.name).where(Agency.id == opening.agency_id)) or ""


def _row(session: Session, process: Process, opening: Opening, decision: Decision, author: Author) -> dict[str, object]:
    return {
        "number": free_number(session, decision.on.year),
        "process": process.key,
        "edition": decision.after.edition,
        "agency_id": opening.agency_id,
        "subject_id": opening.subject_id,
        "client": opening.client,
        "withheld": withheld(decision.after, decision.at, rulebook_of(session)),
        "closed_to_subject": closed_to_subject(decision, rulebook_of(session)),
        "keeper_id": author.person_id if decision.actor in STAFF else None,
        "parent_id": opening.parent_id,
        "state": decision.after.state,
        "version": 1,
        "opened_at": decision.at,
        "received_at": received_at(decision, rulebook_of(session)),
        "closed_at": decision.at if has_ended(decision.after) else None,
        "body": encoded(decision.after),
    }


def free_number(session: Session, year: int) -> str:
    """Draw a number that tells nothing: neither it nor a gap between two of them says what a case is about."""
    for digits in (4, 4, 4, 5, 5, 6, 7, 9):
        number = f"{year % 100:02}-{secrets.randbelow(10**digits):0{digits}}"
        if not session.scalar(select(exists().where(CaseRow.number == number))):
            return number
    raise RuntimeError(f"no case number is free for {year}")
