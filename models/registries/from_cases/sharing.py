"""Whether a client's record is shared today, and why, at each agency that has something on record of the client.

ICA reads it of every agency, an agency's people of their own alone. Of a client of whom an agency has nothing on record it hears the
same, whatever another agency has: the default of the manual, and nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.audit.writing import Every, Matter, Said, say
from models.lookups.clients import standings
from models.rows.cases import CaseRow
from models.rows.disclosures import ClientConsent, ProgramSwitch, SharingStop
from models.rows.people import Agency, Program
from models.rows.registries import License

PROCESS = "P10"


@dataclass(frozen=True)
class OfProgram:
    """What stands of a client's record in a program: in words, with the first reason, and the other ones."""

    name: str
    project_id: str
    shared: bool
    since: date | None
    reason: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class AtAgency:
    """What stands at an agency: of each program, whether anything new may be entered, and the cases that somebody may see."""

    agency: Agency
    programs: tuple[OfProgram, ...]
    may_enter: bool
    cases: tuple[tuple[CaseRow, str], ...]  # each with where it stands


def is_of_an_agency(viewer: Viewer) -> bool:
    """Say whether somebody works for ICA or for an agency, so that the menu offers to ask."""
    return viewer.is_staff() or viewer.agency_id is not None or bool(viewer.agencies())


def may_ask(session: Session, viewer: Viewer) -> bool:
    """Say whether somebody may ask at all: ICA, an agency's administrator or director, and its licensed users."""
    return viewer.is_staff() or bool(_agencies(session, viewer))


def _agencies(session: Session, viewer: Viewer) -> frozenset[int]:
    held = select(License.agency_id).where(License.person_id == viewer.id, License.ended_at.is_(None))
    return viewer.agencies() | frozenset(each for each in session.scalars(held) if each is not None)


def shared(session: Session, viewer: Viewer, client: str, now: datetime) -> list[AtAgency]:
    """Return what stands of a client today at the agencies of which somebody may know it; that they asked is written down."""
    once = f"sharing {viewer.id} {client}"
    say(
        session,
        Said(Matter.SEARCH, "asked whether a client's record is shared", viewer.id, once=once, every=Every.MINUTE),
    )
    rows = (select(each.agency_id).where(each.client == client) for each in (ClientConsent, SharingStop))
    known = select(Agency).where(Agency.id.in_(union(*rows)))
    if not viewer.is_staff():
        known = known.where(Agency.id.in_(_agencies(session, viewer)))
    found = session.scalars(known.order_by(Agency.name, Agency.id)).all()
    return [_at(session, viewer, agency, client, now) for agency in found]


def _at(session: Session, viewer: Viewer, agency: Agency, client: str, now: datetime) -> AtAgency:
    policy = rulebook_of(session).policy(now)
    found = standings(session, agency.id, client, policy.calendar.day(now), policy)
    programs = list[OfProgram]()
    for program, stands in found:
        words = [each.words for each in stands.reasons]
        reason, others = (words[0], tuple(words[1:])) if words else ("", ())
        programs.append(OfProgram(program.name, program.project_id, stands.shared, stands.since, reason, others))
    cases, process = _cases(session, viewer, agency, client), rulebook_of(session).processes[PROCESS]
    return AtAgency(
        agency,
        tuple(programs),
        all(stands.may_enter for _, stands in found),
        tuple((each, process.label(each.state)) for each in cases),
    )


def settings_of(session: Session, programs: Sequence[Program], today: date) -> dict[int, date | None]:
    """Return of each program that is switched to Shared since when, and of each that was switched back nothing."""
    rows = select(ProgramSwitch).where(ProgramSwitch.program_id.in_([each.id for each in programs]))
    found = dict[int, date | None]()
    for row in session.scalars(rows.order_by(ProgramSwitch.since, ProgramSwitch.shares.desc(), ProgramSwitch.id)):
        if row.since <= today:
            found[row.program_id] = row.since if row.shares else None
    return found


def _cases(session: Session, viewer: Viewer, agency: Agency, client: str) -> Sequence[CaseRow]:
    """Return the cases in which it was said, as far as somebody may know of them, the newest first."""
    which = (CaseRow.process == PROCESS, CaseRow.agency_id == agency.id, CaseRow.client == client)
    rows = select(CaseRow).where(*which, visible(viewer, rulebook_of(session)))
    return session.scalars(rows.order_by(CaseRow.received_at.desc(), CaseRow.id.desc())).all()
