"""Joining: messages that leave together become one message, at the moment at which they would leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from models.access.rulebook import rulebook_of
from models.mail.addressees import any_pending, case_of, duty_of, notice_of, person_of
from models.mail.joining import Bundle, bundles_due, parts_of, take_in
from models.mail.outbox import Fate, settle
from models.rows.cases import CaseRow
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow
from notifications.writing.calendars import merged
from notifications.writing.catalog import DAILY_MAIL, SAME_OF_SEVERAL
from notifications.writing.compose import TRAINING, Item, compose_together
from notifications.writing.leaving_together import DAILY
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Reader, Telling
from notifications.writing.posting import Posting
from notifications.writing.shift import Shift
from notifications.writing.staleness import unwanted
from workflows.law.calendar import calendar_of

PATIENCE = timedelta(minutes=5)
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Part:
    """One of the messages that leave together, with the notice it tells."""

    message: Message
    notice: NoticeRow
    number: str  # of its case, or what stands for it
    link: str
    due_at: datetime | None


def join(shift: Shift) -> int:
    """Join what leaves together by now, and return how many messages went into others.

    While notices wait to be written that may belong to it, it waits for them, but not for long.
    """
    with shift.database.reading() as session:
        waits = any_pending(session, late=False)
        bundles = bundles_due(session, shift.now - PATIENCE if waits else shift.now)
    joined = 0
    for bundle in bundles:
        if shift.stopping():
            break
        with shift.posting() as posting:
            joined += _joined(posting, bundle)
    return joined


def _joined(posting: Posting, bundle: Bundle) -> int:
    parts = list(_wanted(posting, parts_of(posting.session, bundle, posting.now)))
    if len(parts) < 2:
        for part in parts:
            part.message.joins = ""
        return 0
    parts.sort(key=lambda part: (part.due_at or LAST, part.message.id))
    _write(posting, bundle, parts)
    return len(parts)


def _wanted(posting: Posting, messages: Iterable[Message]) -> Iterator[Part]:
    """Yield what is still worth telling; what is over leaves no more."""
    for message in messages:
        notice = notice_of(posting.session, message)
        case = case_of(posting.session, notice) if notice else None
        about = _about(posting.desk, notice, case) if notice else None
        if notice is None or about is None or unwanted(posting.session, message, posting.now):
            settle(posting.session, message.id, Fate(State.DROPPED, "Over before it left."), posting.now)
            continue
        duty = duty_of(posting.session, notice)
        yield Part(message, notice, *about, duty.due_at if duty else None)


def _about(desk: Desk, notice: NoticeRow, case: CaseRow | None) -> tuple[str, str] | None:
    """Return what a line calls that of which a notice tells, and where it is: a training, or a case."""
    if notice.training_id is not None:
        return TRAINING, desk.training(notice.training_id)
    return (case.number, desk.case(case.number)) if case else None


def _write(posting: Posting, bundle: Bundle, parts: Sequence[Part]) -> None:
    session, now, desk = posting.session, posting.now, posting.desk
    policy = rulebook_of(session).policy(now)
    person, calendar = person_of(session, bundle.person_id), calendar_of(policy.timezone, policy.closures)
    template = DAILY_MAIL if bundle.joins == DAILY else SAME_OF_SEVERAL
    telling = Telling(template, desk, Reader(person.name), now, calendar)
    items = [Item(part.number, part.message.subject, part.link, kind=part.notice.template) for part in parts]
    dates = merged([part.message.calendar for part in parts])
    mail = compose_together(telling, items, dates)
    key = f"together.{parts[0].notice.id}.{person.id}.{now:%Y%m%d%H%M%S}"
    state = State(parts[0].message.state)  # a person who released them means the mail that they make
    take_in(session, [part.message for part in parts])
    posting.write(person, mail, key, together=[part.notice for part in parts], state=state)
