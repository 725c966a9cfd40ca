"""Whose a case will be, by what its first form says: its agency or agencies, its person, its client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats_for, row_of
from models.access.concern import Concern
from models.access.rulebook import rulebook_of
from models.lookups.changes import tell_of_member
from models.registries.details import agencies_of_user
from models.registries.people_and_agencies import add_person, person_of
from models.rows.people import Agency, Person
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.facts.forms import Form
from workflows.grammar.duties import owners_of
from workflows.grammar.events import Roles
from workflows.grammar.openings import about_oneself, openings
from workflows.grammar.process import Process, Step
from workflows.law.fields import Mark, marked
from workflows.law.roles import COMPLAINANT, USER


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
        for name, keys in self._said(Mark.AGENCIES):
            for key in dict.fromkeys(keys if isinstance(keys, tuple) else ()):
                agency = self._agency(key)
                if agency is None:
                    raise self._refused(f"no agency has the key {key!r}", name)
                found.append(agency)
        return found

    def client(self) -> str:
        """Return the HMIS number of the client the form names."""
        return next((str(said) for _, said in self._said(Mark.CLIENT)), "")

    def subject(self, agency: Agency | None, now: datetime) -> Person | None:
        """Return the person a case is about: who begins it about themselves, or whom the form names.

        One who is new to the desk is added where the form says the name too.
        """
        if about_oneself(self.process, self.step):
            return row_of(self.session, self.viewer)
        subject = self._named(agency, now)
        if subject and subject.id == self.viewer.id:
            raise NotAllowed(Refusal(self.step.clause, self._not_oneself(), Kind.ROLE))
        return subject

    def _not_oneself(self) -> str:
        """Return why nobody does this in their own case."""
        if self.step.button not in self.process.openings:
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
            if found and found.left_at is not None and any(self._said(Mark.PERSON_NAME)):
                raise self._refused("this person has left; ask ICA to readmit them first", field)
            found = found or self._added(str(said), field, agency, now)
            if found.agency_id is None and agency and any(self._said(Mark.PERSON_NAME)):
                found.agency_id = agency.id
                tell_of_member(self.session, now, found)
            return found
        return self._known()

    def _known(self) -> Person | None:
        """Return the person the desk knows by an address that may well be a stranger's."""
        found = (person_of(self.session, str(said)) for _, said in self._said(Mark.PERSON_IF_KNOWN))
        return next((person for person in found if person), None)

    def _added(self, email: str, field: str, agency: Agency | None, now: datetime) -> Person:
        name = next((str(said) for _, said in self._said(Mark.PERSON_NAME)), "")
        if not name:
            raise self._refused(f"we know nobody with the address {email}", field)
        try:
            return add_person(self.session, name, email, agency, now)
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
