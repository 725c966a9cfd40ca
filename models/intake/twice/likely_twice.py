"""What is likely known already: the same thing that came in before, or the same person by another spelling.

It is said to whoever enters it, as far as they may know of it, and refuses nothing. Who may not know of the case or the person
is asked to ask ICA; of a case that may be kept from people nothing is said to them, since that would tell what is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.intake.opening import Opening
from models.intake.twice.same_opening import opened_before
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from workflows.facts.known import Known, Unknown
from workflows.grammar.process import Alike, Process
from workflows.law.fields import Mark, marked
from workflows.law.marks import mark_of

ASK_ICA = "We may have this already. Please ask ICA before you send it"
ALIKE = 0.88  # of names, how much of both is the same


@dataclass(frozen=True, slots=True)
class Likely:
    """What is likely known already: in words, and a mark by which it is confirmed to be another one."""

    words: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What a form sends back once somebody has read these words."""
        return mark_of(*self.words) if self.words else ""


def likely_twice(session: Session, viewer: Viewer, opening: Opening, now: datetime) -> Likely:
    """Return what is likely known already of what somebody is about to enter."""
    process = rulebook_of(session).processes[opening.process]
    cases = _cases(session, viewer, process, process.alike, opening, now=now) if process.alike else ()
    beside = _beside(session, viewer, process.alike, opening) if process.alike else ()
    people = _people(session, viewer, opening)
    same = opened_before(session, viewer, opening, now)
    return Likely(tuple(dict.fromkeys((*([str(same)] if same else ()), *cases, *beside, *people))))


def plain(words: str) -> str:
    """Return words without case, accents, blanks and signs, so that two spellings compare."""
    spread = unicodedata.normalize("NFKD", words.casefold())
    return "".join(char for char in spread if char.isalnum())


def _cases(
    session: Session, viewer: Viewer, process: Process, alike: Alike, opening: Opening, *, now: datetime
) -> Iterator[str]:
    rulebook = rulebook_of(session)
    matter = _matter(alike, Known(rulebook.policy(now), now, {type(form): form for form in opening.forms}))
    if not matter:
        return
    days = rulebook.policy(now)[alike.recent] if alike.recent else 0
    here = (
        or_(CaseRow.closed_at.is_(None), CaseRow.opened_at >= now - timedelta(days))
        if days
        else CaseRow.closed_at.is_(None)
    )
    same = (CaseRow.process == process.key, here, CaseRow.client == opening.client)
    known = set(session.scalars(select(CaseRow.id).where(*same, visible(viewer, rulebook))))
    for row in session.scalars(select(CaseRow).where(*same).order_by(CaseRow.id)).all():
        columns = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
        then = restored(rulebook, columns).known(rulebook.editions.named(row.edition), now)
        if plain(_matter(alike, then)) != plain(matter):
            continue
        if row.id in known:
            yield f"{alike.words}: case {row.number}"
        elif process.withheld is None and not process.confidential:
            yield ASK_ICA


def _beside(session: Session, viewer: Viewer, alike: Alike, opening: Opening) -> Iterator[str]:
    """Yield the open cases of the agency, of other processes, that may deal with it already, as far as somebody may know."""
    keys = [str(getattr(form, name)) for form in opening.forms for name in marked(type(form), Mark.AGENCY)]
    for process, words in alike.beside:
        here = select(CaseRow.number).join(Agency, Agency.id == CaseRow.agency_id).where(Agency.key.in_(keys))
        rows = here.where(CaseRow.process == process, CaseRow.closed_at.is_(None))
        seen = rows.where(visible(viewer, rulebook_of(session))).order_by(CaseRow.id)
        yield from (f"{words}: case {number}" for number in session.scalars(seen))


def _matter(alike: Alike, known: Known) -> str:
    """Return by what a case is compared; one that began in another way says nothing of it."""
    try:
        return alike.matter(known)
    except Unknown:
        return ""


def _people(session: Session, viewer: Viewer, opening: Opening) -> Iterator[str]:
    """Yield whom the desk knows by another spelling of the name or the address."""
    for form in opening.forms:
        names, emails = marked(type(form), Mark.PERSON_NAME), marked(type(form), Mark.PERSON_EMAIL)
        if names and emails:
            yield from _like(session, viewer, str(getattr(form, names[0])), str(getattr(form, emails[0])))


def _like(session: Session, viewer: Viewer, name: str, email: str) -> Iterator[str]:
    columns = select(Person.name, Person.email, Person.agency_id).where(Person.left_at.is_(None)).order_by(Person.id)
    for known, address, agency_id in session.execute(columns).all():
        if address == email.strip().casefold():
            continue
        if viewer.is_staff() or (agency_id is not None and agency_id in viewer.agencies()):
            if _near(known, name) or plain(address) == plain(email):
                yield f"{known}, {address}, is on the desk already. If this is the same person, use that address"
        elif _words(known) == _words(name):
            yield ASK_ICA


def _near(one: str, other: str) -> bool:
    ways = ("".join(_words(one)), "".join(_words(other)))
    return SequenceMatcher(None, *ways, autojunk=False).ratio() >= ALIKE


def _words(name: str) -> list[str]:
    return sorted(filter(None, map(plain, name.replace(",", " ").split())))
