"""Putting composed mails into the outbox, in short transactions: nobody waits for what was composed before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from secrets import token_hex

from models.accounts.password_links import keep_link
from models.mail.addressees import is_told_anew, settled, still_pending, told_already, untold_to
from models.mail.letters import keep_letter
from models.mail.outbox import held, put
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow
from models.rows.people import Person
from models.store.transaction import Transaction
from notifications.printing.letter import words_of
from notifications.writing.compose import Composed, compose_catch_up
from notifications.writing.leaving_together import ALONE, Company
from notifications.writing.letterhead import Desk
from notifications.writing.notice_writer import Mail, Mails
from notifications.writing.staleness import CATCH_UP_KEY


@dataclass(frozen=True)
class Posting:
    """The outbox, in one transaction: the desk's moment, and the wall clock's by which links expire."""

    session: Transaction
    desk: Desk
    now: datetime
    wall: datetime

    @cached_property
    def _state(self) -> State:
        waits = State.HELD if held(self.session) else State.QUEUED
        return waits if self.desk.delivers else State.KEPT

    def post(self, found: Mails) -> int:
        """Write the messages of a notice, unless somebody did meanwhile, and return how many."""
        notice = still_pending(self.session, found.notice.id)
        if notice is None:
            return 0
        told = told_already(self.session, notice)
        mails = [mail for mail in found.mails if mail.person.id not in told]
        for mail in mails:
            self._one(mail)
        self._keep_letters(mails)
        settled(notice, "dropped" if found.mails and not mails else found.outcome, self.now)
        return len(mails)

    def together(self, person: Person, mails: Sequence[Mail]) -> int:
        """Write one message that tells a person several notices, but for those it was told meanwhile; say whether one was."""
        waiting = untold_to(self.session, person.id, [mail.notice.id for mail in mails])
        left = [mail for mail in mails if mail.notice.id in waiting]
        if len(left) == 1:
            self._one(left[0])
        elif left:
            again = any(is_told_anew(self.session, mail.notice) for mail in left)
            told = compose_catch_up([(mail.telling, mail.composed) for mail in left], again=again)
            key = f"{CATCH_UP_KEY}.{left[0].notice.id}.{person.id}.{self.now:%Y%m%d%H%M%S}"
            self.write(person, told, key, together=[mail.notice for mail in left])
        self._keep_letters(left)
        return 1 if left else 0

    def _keep_letters(self, mails: Sequence[Mail]) -> None:
        """Keep with its case what the manual wants in writing, as a letter to each."""
        for mail in mails:
            if mail.letter is not None and mail.notice.case_id is not None:
                title, words = mail.letter.title, words_of(mail.letter)
                keep_letter(
                    self.session, mail.notice, mail.person, title=title, words=words, now=self.now, outside=mail.outside
                )

    def _one(self, mail: Mail) -> None:
        notice = mail.notice
        key = f"notice.{notice.id}.{mail.person.id}.{notice.created_at:%Y%m%d%H%M%S}"
        self.write(mail.person, mail.composed, key, notice, company=mail.company, secret=mail.secret)

    def write(
        self, person: Person, mail: Composed, key: str, notice: NoticeRow | None = None, *,
        together: Sequence[NoticeRow] = (), address: str = "", company: Company = ALONE, secret: str = "",
        state: State | None = None,
    ) -> None:  # fmt: skip
        """Put a mail into the outbox; its key makes it the same mail wherever it turns up.

        It is held while the desk holds its mail, unless it is made of messages that stand elsewhere.
        What waits there lets nobody in: a link that sets a password is made when its mail leaves. On a practice desk, whose
        mail never leaves, it is kept, to be tried out.
        """
        mark = f"made-as-it-leaves-{token_hex(8)}" if secret and not self.desk.practice else ""
        if secret and not mark:
            keep_link(self.session, secret, person.id, self.wall)
        moments = (company.not_before, *(each.leaves_at for each in (*([notice] if notice else ()), *together)))
        message = Message(
            notice_id=notice and notice.id,
            case_id=notice and notice.case_id,
            person_id=person.id,
            address=address or person.email,
            message_id=f"<{key}@{self.desk.host}>",
            created_at=self.now,
            subject=mail.subject,
            text=mail.text.replace(secret, mark) if mark else mail.text,
            html=mail.html.replace(secret, mark) if mark else mail.html,
            link_mark=mark,
            calendar=mail.calendar,
            state=(state or self._state).value,
            attempts=0,
            joins=company.joins,
            next_try_at=max([self.now, *(moment for moment in moments if moment)]),
            error="",
        )
        put(self.session, message, [each.id for each in together])
