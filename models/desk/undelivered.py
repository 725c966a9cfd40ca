"""Mail that did not arrive, as work for a person: it is sent again, or its reader is told in another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, update
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.access.tending import tended
from models.casebook.history import remark
from models.casebook.sight.secrets_kept import secrets_of
from models.desk.forms import ToldOtherwise
from models.desk.sending_again import send_once_more
from models.mail.addressees import case_of, notice_of, told_together
from models.mail.not_arrived import UNTOLD, any_not_arrived, messages_not_arrived, notices_to_nobody
from models.mail.outbox import STUCK, Fate, settle
from models.mail.reaching import Recipient, of_message, of_notice
from models.registries.entries import entered, refused, wrong
from models.rows.cases import CaseRow
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow
from models.rows.people import Person
from models.store.paging import MOST_COUNTED, counted
from workflows.answers.masking import gives_away
from workflows.engine.cases import Refusal

MAIL, NOTICE = "mail", "notice"


@dataclass(frozen=True)
class Undelivered:
    """Something that did not arrive: a message to a person, or a notice that found nobody."""

    kind: str
    id: int
    notices: tuple[NoticeRow, ...]
    cases: tuple[CaseRow, ...]
    recipient: Recipient
    message: Message | None = None
    person: Person | None = None

    @property
    def whom(self) -> str:
        """Who was to be told."""
        return self.person.name if self.person else f"the {self.notices[0].role}"

    @property
    def title(self) -> str:
        """What it tells."""
        words = self.notices[0].template.replace("-", " ")
        return self.message.subject if self.message else words[:1].upper() + words[1:]

    @property
    def at(self) -> datetime:
        """When it was written."""
        return self.message.created_at if self.message else self.notices[0].created_at

    @property
    def is_to_an_office(self) -> bool:
        """Whether it was for whoever holds a role, and not for one person."""
        return self.person is None and self.notices[0].person_id is None


def undelivered(session: Session, viewer: Viewer, most: int) -> list[Undelivered]:
    """Return what did not arrive and is a person's to see to, the first one first, up to a bound."""
    mails = session.execute(_mails(session, viewer).order_by(Message.id).limit(most)).all()
    rest = session.execute(_notices(session, viewer).order_by(NoticeRow.id).limit(most - len(mails))).all()
    return [*(_of_mail(session, *row) for row in mails), *(_of_notice(*row) for row in rest)]


def count_undelivered(session: Session, viewer: Viewer) -> int:
    """Count what did not arrive and is a person's to see to, up to a bound."""
    if not any_not_arrived(session):
        return 0
    both = (counted(session, rows).number for rows in (_mails(session, viewer), _notices(session, viewer)))
    return min(sum(both), MOST_COUNTED)


def find_undelivered(session: Session, viewer: Viewer, kind: str, number: int) -> Undelivered | None:
    """Return one thing that did not arrive, if it is this person's to see to."""
    if kind == MAIL:
        mail = session.execute(_mails(session, viewer).where(Message.id == number)).one_or_none()
        return _of_mail(session, *mail) if mail else None
    notice = session.execute(_notices(session, viewer).where(NoticeRow.id == number)).one_or_none()
    return _of_notice(*notice) if notice and kind == NOTICE else None


def try_once_more(session: Session, viewer: Viewer, found: Undelivered, now: datetime, wall: datetime) -> bool:
    """Send a message again, or look again for somebody to tell; say whether it still was to be done."""
    if not (send_once_more(session, found.id, now, wall) if found.message else _look_again(session, found.id)):
        return False
    title = f"Email sent again to {found.whom}" if found.message else f"Notice sent again to {found.whom}"
    for case in found.cases:
        remark(session, case, "told-again", title, now=now, person_id=viewer.id)
    return True


def tell_otherwise(
    session: Session, viewer: Viewer, found: Undelivered, facts: Mapping[str, Any], *, now: datetime, today: date
) -> None:
    """Write down that somebody was told in another way; or raise NotAllowed."""
    said = entered(ToldOtherwise, facts, lambda given: _faults(session, viewer, found, given), today=today)
    row = found.message or found.notices[0]
    session.refresh(row, with_for_update=True)
    if (row.state not in STUCK) if isinstance(row, Message) else (row.outcome not in UNTOLD):
        raise refused("somebody else has seen to this already")
    row.told_on, row.told_how = said.told_on, said.how.key
    if found.message:
        settle(session, found.id, Fate(State.OTHERWISE, found.message.error), now)
    else:
        found.notices[0].outcome = "otherwise"
    title = f"{found.whom[:1].upper()}{found.whom[1:]} was told {said.how.words}, as the email did not arrive"
    for case in found.cases:
        remark(session, case, "told-otherwise", title, now=now, person_id=viewer.id, note=said.words, on=said.told_on)


def _mails(session: Session, viewer: Viewer) -> Select[Message, Person]:
    rulebook = rulebook_of(session)
    return messages_not_arrived(visible(viewer, rulebook), tended(viewer, rulebook))


def _notices(session: Session, viewer: Viewer) -> Select[NoticeRow, CaseRow]:
    return notices_to_nobody(tended(viewer, rulebook_of(session)))


def _of_mail(session: Session, message: Message, person: Person) -> Undelivered:
    alone = notice_of(session, message)
    notices = (alone,) if alone else tuple(told_together(session, message))
    cases = {case.id: case for notice in notices if (case := case_of(session, notice))}
    recipient = of_message(message, person.name)
    return Undelivered(MAIL, message.id, notices, tuple(cases.values()), recipient, message, person)


def _of_notice(notice: NoticeRow, case: CaseRow) -> Undelivered:
    return Undelivered(NOTICE, notice.id, (notice,), (case,), of_notice(notice, case.withheld))


def _look_again(session: Session, notice_id: int) -> bool:
    rows = update(NoticeRow).where(NoticeRow.id == notice_id, NoticeRow.outcome.in_(UNTOLD))
    return session.connection().execute(rows.values(told_at=None, outcome="")).rowcount == 1


def _faults(session: Session, viewer: Viewer, found: Undelivered, said: Mapping[str, Any]) -> Iterator[Refusal]:
    for case in found.cases:
        if case.keeper_id == viewer.id and gives_away(said.get("words") or "", secrets_of(session, case)):
            yield wrong("words", "the words repeat something confidential, such as a name; leave it out")
            return
