"""The clerk: finds the readers of a notice, and composes their mails; nothing is written by that."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.access.rulebook import rulebook_of
from models.accounts.secret_words import new_secret
from models.casebook.handing_on import BACK
from models.mail.addressees import case_of, mover, told_already
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from models.rows.people import Person
from models.store.passing import is_passing
from models.store.transaction import DatabaseFault, Transaction
from notifications.printing.letter import Letter
from notifications.writing.compose import Composed, compose
from notifications.writing.gathering import Gathering
from notifications.writing.leaving_together import Company, company_of
from notifications.writing.letterhead import Desk
from notifications.writing.letters.in_writing import letter_of
from notifications.writing.mail_facts import Telling
from notifications.writing.recipients import recipients
from notifications.writing.staleness import stale
from workflows.engine.ladder import MOVED, WAITING_MOVED

WELCOMING = frozenset({"onboarding-begins"})  # notices with a way in for somebody who is new
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mail:
    """A mail, for whom it is, and what it tells."""

    notice: NoticeRow
    person: Person
    telling: Telling
    composed: Composed
    company: Company  # with what it leaves
    letter: Letter | None = None  # where the manual wants it in writing
    outside: str = ""  # to whom the letter is, where that is somebody outside whom its reader writes to
    secret: str = ""  # of the link in it with which its reader sets a password


@dataclass(frozen=True)
class Mails:
    """All mails of a notice, and what became of it if there are none."""

    notice: NoticeRow
    mails: tuple[Mail, ...] = ()
    outcome: str = "told"


@dataclass(frozen=True)
class Readers:
    """Who is told of a notice, and what became of it if nobody is."""

    people: Sequence[Person]
    fills_in: bool = False
    outcome: str = "told"
    case: CaseRow | None = None  # that it is about: kept, since a session forgets what nobody holds


class Clerk:
    """Composes what is told, from what the database says now."""

    def __init__(self, session: Transaction, desk: Desk, now: datetime) -> None:
        """Take the desk and its moment."""
        self.session, self.desk, self.now = session, desk, now
        self._case: CaseRow | None = (
            None  # of the last notice, which is often that of the next; a session forgets it else
        )

    def mails_of(self, notice: NoticeRow, *, only: Person | None = None) -> Mails:
        """Return the mails of a notice, or the one of one person; a faulty notice holds up no other."""
        readers = self.readers(notice)
        people = [person for person in readers.people if only is None or person.id == only.id]
        try:
            mails = tuple(self._mails(notice, people, readers))
        except Exception as error:  # whatever is wrong with one notice, the others go out
            if isinstance(error, DatabaseFault) or is_passing(error):  # which is no fault of the notice
                raise
            return Mails(notice, outcome=_fault(notice, error))
        return Mails(notice, mails, readers.outcome)

    def readers(self, notice: NoticeRow) -> Readers:
        """Return who is told of a notice and did not hear of it otherwise."""
        try:
            return self._readers(notice)
        except Exception as error:  # whatever is wrong with one notice, the others go out
            if isinstance(error, DatabaseFault) or is_passing(error):  # which is no fault of the notice
                raise
            return Readers((), outcome=_fault(notice, error))

    def _readers(self, notice: NoticeRow) -> Readers:
        self._case = case = case_of(self.session, notice)
        if stale(self.session, notice, self.now):
            return Readers((), outcome="dropped")
        people, fills_in = recipients(self.session, notice, case)
        told = told_already(self.session, notice)
        if notice.template in {MOVED, WAITING_MOVED, BACK}:
            told |= {each for each in (mover(self.session, notice),) if each}
        left = [person for person in people if person.id not in told]
        return Readers(left, fills_in, "told" if left else "dropped" if people else "nobody", case)

    def _mails(self, notice: NoticeRow, people: Sequence[Person], readers: Readers) -> list[Mail]:
        if not people:
            return []
        gathering = Gathering(self.session, notice, readers.case, self.now)
        return [self._mail(notice, person, gathering, fills_in=readers.fills_in) for person in people]

    def _mail(self, notice: NoticeRow, person: Person, gathering: Gathering, *, fills_in: bool) -> Mail:
        secret = new_secret() if notice.template in WELCOMING and not person.password_hash else ""
        welcome = self.desk.welcome(secret) if secret else ""
        telling = gathering.telling(person, self.desk, fills_in=fills_in, welcome=welcome)
        policy, due_at = rulebook_of(self.session).policy(self.now), gathering.due_at
        letter = letter_of(telling, person, gathering.outside) if gathering.in_writing else None
        company = company_of(telling, person, policy, due_at)
        outside = gathering.outside[0] if gathering.outside else ""
        return Mail(notice, person, telling, compose(telling), company, letter, outside, secret)


def _fault(notice: NoticeRow, error: Exception) -> str:
    log.error("notice %s cannot be composed: %s", notice.id, type(error).__name__)
    return "fault"
