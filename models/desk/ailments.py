"""Is the desk well? What ails it by its own rows, each in a sentence with what to do; kept cases are counted nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.access.rulebook import rulebook_of
from models.access.tending import KEPT_FROM_ICA
from models.audit.keeping import faults as faults_of_audit
from models.desk.clock_watch import doubts
from models.desk.figures import not_arrived
from models.desk.heartbeats import WORKER, pulse
from models.intake.second_person import count_too_long
from models.mail.addressees import office_holders
from models.mail.mail_server import outage
from models.mail.outbox import held
from models.rows.cases import CaseRow, DutyRow
from models.rows.notices import Message, NoticeRow
from workflows.law.roles import (
    CHAIR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
)
from workflows.law.wording import or_listed

SILENT = timedelta(minutes=2)  # without a beat of the worker
WAITS, WRITTEN = (
    timedelta(minutes=15),
    timedelta(hours=1),
)  # what a worker does in minutes; mail that a server would have by then

NEEDED = (SYSTEM_ADMIN, ICA_DIRECTOR, MANAGING_DIRECTOR, COUNSEL, CHAIR, COC_BALANCE, COC_CHITTENDEN)
"""The offices of the whole desk that decide what nobody else may."""


@dataclass(frozen=True)
class Ailment:
    """One thing that is wrong with a desk: its name for programs, the sentence, and what to do."""

    name: str
    says: str
    fix: str

    def __str__(self) -> str:
        """Return the sentence and the fix."""
        return f"{self.says} {self.fix}"


Look = Callable[[Session, datetime], Iterator[Ailment]]


def ailments(session: Session, wall: datetime) -> Iterator[Ailment]:
    """Yield all that ails a desk by its own rows, at a moment of the wall clock."""
    for look in LOOKS:
        yield from look(session, wall)


def _worker(session: Session, wall: datetime) -> Iterator[Ailment]:
    beaten = pulse(session, WORKER)
    if beaten is None:
        yield Ailment(
            "no-worker", "No worker has run yet: nothing becomes late, and no mail leaves.", "Start `hmis-desk worker`."
        )
    elif abs(wall - beaten) >= SILENT:
        says = f"The worker has shown no sign of life since {_at(beaten)}."
        yield Ailment("worker-silent", says, "Start `hmis-desk worker`, and read its log.")


def _clock(session: Session, _: datetime) -> Iterator[Ailment]:
    for each in doubts(session):
        says = f"A worker's clock said {_at(each.says)} where {_at(each.expected)} was expected, and it acts on no deadline."
        yield Ailment("clock-doubted", says, "Put the clock right, or let ICA confirm it under “Needs attention”.")


def _deadlines(session: Session, wall: datetime) -> Iterator[Ailment]:
    open_ = (DutyRow.closed_at.is_(None), DutyRow.case_id.in_(select(CaseRow.id).where(~KEPT_FROM_ICA)))
    since = session.scalar(select(func.min(DutyRow.next_at)).where(*open_, DutyRow.fault.is_(None)))
    if since and since < wall - WAITS:
        says = f"A deadline was to be acted on at {_at(since)}, and is not."
        yield Ailment("deadlines-wait", says, "See that a worker runs, and read its log.")
    if count := _count(session, DutyRow.id, *open_, DutyRow.fault.is_not(None)):
        says = f"{_many(count, 'deadline', 'deadlines')} could not be acted on."
        yield Ailment(
            "deadlines-set-aside", says, "ICA finds them under “Needs attention”, with the reason and *Try again*."
        )


def _mail(session: Session, wall: datetime) -> Iterator[Ailment]:
    known = NoticeRow.case_id.is_(None) | NoticeRow.case_id.in_(select(CaseRow.id).where(~KEPT_FROM_ICA))
    if count := _count(session, NoticeRow.id, NoticeRow.told_at.is_(None), NoticeRow.created_at < wall - WAITS,
                       NoticeRow.leaves_at.is_(None), known):  # fmt: skip
        yield Ailment(
            "notices-wait", f"{_many(count, 'notice waits', 'notices wait')} to be written.", "See that a worker runs."
        )
    if held(session):
        yield Ailment(
            "mail-held", "All mail is held, as after a restore.", "Look it through, then run `hmis-desk release-mail`."
        )
    if away := outage(session):
        says = f"The mail server is out of reach since {_at(away.since)}, and mail waits: {away.words}"
        yield Ailment("mail-server-away", says, "Check HMIS_DESK_SMTP_HOST and its password.")
    elif count := _count(session, Message.id, Message.state == "queued", Message.created_at < wall - WRITTEN):
        yield Ailment(
            "mail-waits", f"{_many(count, 'mail waits', 'mails wait')} for more than an hour.", "Read the worker's log."
        )
    if count := not_arrived(session):
        says = f"{_many(count, 'notice has', 'notices have')} not arrived."
        yield Ailment("not-arrived", says, "ICA's inbox lists them under “Mail that did not arrive”.")


def _people(session: Session, _: datetime) -> Iterator[Ailment]:
    if vacant := [str(role) for role in NEEDED if not office_holders(session, role)]:
        says = f"Nobody is {or_listed(vacant)}: what is theirs waits, or goes to others."
        yield Ailment("nobody-there", says, "Name somebody in the directory, or with `hmis-desk person`.")


def _corrections(session: Session, wall: datetime) -> Iterator[Ailment]:
    if count := count_too_long(session, wall):
        says = f"{_many(count, 'correction waits', 'corrections wait')} too long for a second person."
        yield Ailment("corrections-wait", says, "ICA's inbox lists them under “Corrections to confirm”.")


def _editions(session: Session, _: datetime) -> Iterator[Ailment]:
    known = [each.name for each in rulebook_of(session).editions]
    lost = select(CaseRow.edition).where(CaseRow.edition.not_in(known)).distinct().order_by(CaseRow.edition)
    for name in session.scalars(lost):
        says = f"Cases are under the {name} of the deadlines and limits, which is in no file and was not adopted here."
        yield Ailment("edition-lost", says, "Put its file back into HMIS_DESK_POLICIES.")


def _audit(session: Session, wall: datetime) -> Iterator[Ailment]:
    yield from (Ailment("audit", *_parted(words)) for words in faults_of_audit(session, wall))


def _parted(words: str) -> tuple[str, str]:
    """Return a sentence of the audit log's, and what to do, which comes after it."""
    says, _, fix = words.partition(". ")
    return f"{says}.", fix


LOOKS: tuple[Look, ...] = (_worker, _clock, _deadlines, _mail, _people, _corrections, _editions, _audit)


def _count(session: Session, what: InstrumentedAttribute[int], *which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(what)).where(*which)) or 0


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _at(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
