"""Whose a case will be, by what its first form says: its agency or agencies, its person, its client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats_for, row_of
from models.access.belonging import belongs, is_nobody_elses
from models.access.concern import Concern
from models.access.rulebook import rulebook_of
from models.registries.claims import ASKED, Claimed, OfAnother, claim_of
from models.registries.details import agencies_of_user
from models.registries.people_and_agencies import add_person, person_of
from models.rows.people import Agency, Person
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.facts.forms import Form
from workflows.grammar.events import Roles
from workflows.grammar.openings import about_oneself, openings
from workflows.grammar.process import Process, Step
from workflows.grammar.takers import owners_of
from workflows.law.fields import PARTIES, Mark, marked
from workflows.law.person_names import is_name_of
from workflows.law.roles import COMPLAINANT, USER

UNLIKE = "the name and the address don't go together; check both, or ask ICA"


def worn_by(session: Session, viewer: Viewer, step: Step, concern: Concern) -> Roles:
    """Return the roles in which a person begins a case.

    To complain is anybody's, whatever office is held or none; and about oneself a user begins one where a license is held.
    """
    if COMPLAINANT in owners_of(step, None):
        return frozenset({COMPLAINANT})
    if about_oneself(rulebook_of(session).processes[concern.process], step):
        held = {agency.id for agency in agencies_of_user(session, viewer.id)}
        return frozenset({USER} if held and concern.agencies <= held else ())
    return hats_for(session, viewer, concern)


@dataclass(frozen=True)
class Whose:
    """A form that says whose a case is."""

    session: Session
    viewer: Viewer
    process: Process
    step: Step
    form: Form | None

    def agency(self) -> Agency | None:
        """Return the one agency the form names, if it names one; or raise NotAllowed."""
        for name, key in self._said(Mark.AGENCY):
            if not key:
                continue
            agency = self._agency(str(key))
            if agency and worn_by(
                self.session, self.viewer, self.step, Concern(self.process.key, frozenset({agency.id}))
            ):
                return agency
            raise self._refused(f"no agency that you can choose has the key {str(key)!r}", name)
        return None

    def parties(self) -> list[Agency]:
        """Return the agencies that will have a part in the case; or raise NotAllowed."""
        found = list[Agency]()
        for name, said in chain.from_iterable(map(self._said, PARTIES)):
            for key in dict.fromkeys(said if isinstance(said, tuple) else (said,)):
                if not key:
                    continue
                agency = self._agency(str(key))
                if agency is None:
                    raise self._refused(f"no agency has the key {key!r}", name)
                found.append(agency)
        return found

    def client(self) -> str:
        """Return the HMIS number of the client the form names."""
        return next((str(said) for _, said in self._said(Mark.CLIENT)), "")

    def subject(self, agency: Agency | None, now: datetime) -> Person | None:
        """Return the person a case is about: who begins it about themselves, or whom the form names.

        One who is new to the desk is added where the form says the name too. That is a claim: a member of the agency is who
        has a license of it, or whom the directory says so of.
        """
        if about_oneself(self.process, self.step):
            return row_of(self.session, self.viewer)
        subject = self._named(agency, now)
        if subject and subject.id == self.viewer.id:
            raise NotAllowed(Refusal(self.step.clause, self._not_oneself(), Kind.ROLE))
        return subject

    def _not_oneself(self) -> str:
        """Return why nobody does this in their own case."""
        asked_by_agency = bool(self.step.form and marked(self.step.form, Mark.AGENCY))
        if self.step.button not in self.process.openings or not asked_by_agency:
            return "this is about you, so somebody else has to do it"
        own = next((step for step in openings(self.process) if about_oneself(self.process, step)), None)
        if own and worn_by(self.session, self.viewer, own, Concern(self.process.key)):
            return f'this is about you; choose "{own.deed}" instead'
        return "you can't ask for yourself; ask your agency to do it"

    def _named(self, agency: Agency | None, now: datetime) -> Person | None:
        """Return the person a form names."""
        for field, said in self._said(Mark.PERSON_EMAIL):
            if not said:
                continue
            found = person_of(self.session, str(said))
            if found is None:
                return self._added(str(said), field, now)
            if refused := self._not_meant(found, field, agency):
                raise refused
            return found
        return self._known()

    def _not_meant(self, found: Person, field: str, agency: Agency | None) -> NotAllowed | None:
        """Return why somebody whom the desk knows is not whom a form may name, within what the asker may know."""
        asks_of_another = bool(agency) and not self.viewer.is_staff()
        name, written = next(self._said(Mark.PERSON_NAME), ("", ""))
        theirs = not asks_of_another or belongs(self.session, found, agency)
        if not theirs and not name:
            return self._refused(f"we know nobody of this agency with the address {found.email}", field)
        if name and not is_name_of(str(written), found.name):
            words = f"this is the address of {found.name}; check the name and the address"
            return self._refused(words if not asks_of_another else UNLIKE, name)
        if not theirs and not is_nobody_elses(self.session, found, agency):
            claimed = Claimed(found.id, agency.id if agency else 0, f"{written}, {found.email}")
            if no := self._of_another(claimed, field):
                return no
        if name and found.left_at is not None:
            return self._refused("this person has left; ask ICA to readmit them first", field)
        return None

    def _of_another(self, claimed: Claimed, field: str) -> NotAllowed | None:
        """Return that ICA decides on who belongs to another agency, or what it decided; nothing, if the agency may ask."""
        claim = claim_of(self.session, claimed.person_id, claimed.agency_id)
        if claim is None or claim.decided_at is None:
            return OfAnother(Refusal(self.step.clause, ASKED, field=field), claimed)
        words = f"ICA decided that your agency can't ask for this person: {claim.why}"
        return None if claim.allowed else self._refused(words, field)

    def _known(self) -> Person | None:
        """Return the person the desk knows by an address that may well be a stranger's."""
        found = (person_of(self.session, str(said)) for _, said in self._said(Mark.PERSON_IF_KNOWN))
        return next((person for person in found if person), None)

    def _added(self, email: str, field: str, now: datetime) -> Person:
        """Add who is new to the desk, as somebody of no agency: whoever asks makes nobody a member."""
        name = next((str(said) for _, said in self._said(Mark.PERSON_NAME)), "")
        if not name:
            raise self._refused(f"we know nobody with the address {email}", field)
        try:
            return add_person(self.session, name, email, None, now)
        except NotAllowed:  # somebody else added the person at this very moment
            if (found := person_of(self.session, email)) is None:
                raise
            return found

    def _agency(self, key: str) -> Agency | None:
        rows = select(Agency).where(Agency.key == key, Agency.closed_at.is_(None))
        return self.session.scalars(rows).one_or_none()

    def _said(self, kind: Mark) -> Iterator[tuple[str, object]]:
        if self.form:
            yield from ((name, getattr(self.form, name)) for name in marked(type(self.form), kind))

    def _refused(self, sentence: str, field: str) -> NotAllowed:
        return NotAllowed(Refusal(self.step.clause, sentence, field=field))
