"""The clerk: finds the readers of a notice, has their mails composed, and puts them into the outbox."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.accounts.sign_in import password_link
from models.mail.addressees import case_of, mover, settled, told_already
from models.mail.outbox import State, held, put
from models.rows.notices import Message, NoticeRow
from models.rows.people import Person
from models.store.transaction import DatabaseFault, Transaction
from notifications.writing.compose import Composed, compose
from notifications.writing.gathering import Gathering
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Telling
from notifications.writing.recipients import recipients
from notifications.writing.staleness import stale
from workflows.engine.ladder import MOVED

WELCOMING = frozenset({"onboarding-begins"})  # notices with a way in for somebody who is new
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mail:
    """A mail, for whom it is, and what it tells."""

    notice: NoticeRow
    person: Person
    telling: Telling
    composed: Composed


class Clerk:
    """Writes the messages of one transaction."""

    def __init__(self, session: Transaction, desk: Desk, now: datetime, wall: datetime) -> None:
        """Take the desk, its moment, and the wall clock's."""
        self.session, self.desk, self.now, self.wall = session, desk, now, wall
        waits = State.HELD if held(session) else State.QUEUED
        self._state = waits if desk.delivers else State.KEPT

    def tell(self, notice: NoticeRow) -> int:
        """Write the messages of a notice, and return how many."""
        mails = self.mails(notice)
        for mail in mails:
            self.post(mail)
        return len(mails)

    def post(self, mail: Mail) -> None:
        """Put the mail of a notice into the outbox."""
        notice = mail.notice
        key = f"notice.{notice.id}.{mail.person.id}.{notice.created_at:%Y%m%d%H%M%S}"
        self.write(mail.person, mail.composed, key, notice)

    def mails(self, notice: NoticeRow) -> list[Mail]:
        """Compose the mails of a notice and write down its outcome; a faulty one holds up no other."""
        try:
            mails = self._composed(notice)
        except DatabaseFault:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one notice, the others go out
            log.error("notice %s cannot be composed: %s", notice.id, type(error).__name__)  # noqa: TRY400 - a trace tells names
            settled(notice, "fault", self.now)
            return []
        return mails

    def _composed(self, notice: NoticeRow) -> list[Mail]:
        if stale(self.session, notice, self.now):
            settled(notice, "dropped", self.now)
            return []
        case = case_of(self.session, notice)
        people, fills_in = recipients(self.session, notice, case)
        told = told_already(self.session, notice) | (
            {mover(self.session, notice)} if notice.template == MOVED else set()
        )
        gathering = Gathering(self.session, notice, case, self.now)
        mails = []
        for person in (each for each in people if each.id not in told):
            telling = gathering.telling(person, self.desk, fills_in=fills_in, welcome=self._welcome(notice, person))
            mails.append(Mail(notice, person, telling, compose(telling)))
        settled(notice, "told" if mails else "dropped" if people else "nobody", self.now)
        return mails

    def _welcome(self, notice: NoticeRow, person: Person) -> str:
        return self.welcome(person) if notice.template in WELCOMING and not person.password_hash else ""

    def welcome(self, person: Person) -> str:
        """Return a new link with which a person sets a password."""
        return self.desk.welcome(password_link(self.session, person, self.wall))

    def write(
        self,
        person: Person,
        mail: Composed,
        key: str,
        notice: NoticeRow | None = None,
        *,
        together: Iterable[NoticeRow] = (),
        address: str = "",
    ) -> None:
        """Put a mail into the outbox; its key makes it the same mail wherever it turns up."""
        message = Message(
            notice_id=notice and notice.id,
            case_id=notice and notice.case_id,
            person_id=person.id,
            address=address or person.email,
            message_id=f"<{key}@{self.desk.host}>",
            created_at=self.now,
            subject=mail.subject,
            text=mail.text,
            html=mail.html,
            calendar=mail.calendar,
            state=self._state.value,
            attempts=0,
            next_try_at=self.now,
            error="",
        )
        put(self.session, message, [each.id for each in together])
