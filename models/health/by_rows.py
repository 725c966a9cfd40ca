"""What ails the desk by its own rows, each in a sentence with what to do; kept cases are counted nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.access.rulebook import rulebook_of
from models.access.tending import KEPT_FROM_ICA
from models.audit.keeping import waits_long
from models.desk.audit_figures import broken_at
from models.desk.clock_watch import JUMP, doubts
from models.desk.figures import not_arrived
from models.desk.heartbeats import BACKUP, WORKER, pulse
from models.health.ailment import Ailment
from models.intake.second_person import count_too_long
from models.mail.addressees import office_holders
from models.mail.mail_server import outage
from models.mail.outbox import held
from models.rows.accounts import AuditRow
from models.rows.cases import CaseBehind, CaseRow, DutyRow
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
COPIED_WITHIN = timedelta(days=3)  # a desk is copied every night, and a weekend may pass
WAITS = timedelta(minutes=15)  # what a worker does within minutes
WRITTEN = timedelta(hours=1)  # mail that a server would have by then

NEEDED = (SYSTEM_ADMIN, ICA_DIRECTOR, MANAGING_DIRECTOR, COUNSEL, CHAIR, COC_BALANCE, COC_CHITTENDEN)
"""The offices of the whole desk that decide what nobody else may."""


Look = Callable[[Session, datetime], Iterator[Ailment]]


def ailments(session: Session, wall: datetime, *, thorough: bool = False) -> Iterator[Ailment]:
    """Yield all that ails a desk by its own rows, at a moment of the wall clock.

    Whether the audit log holds is taken from what the worker counted, or found by walking all of it if it is to be thorough.
    """
    for look in LOOKS:
        yield from look(session, wall)
    yield from _broken_audit(session, thorough=thorough)


def worker_ailments(session: Session, wall: datetime) -> Iterator[Ailment]:
    """Yield what is wrong with the worker, which cannot say so itself."""
    yield from _worker(session, wall)


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
        fix = "Put the clock right, or let ICA confirm it under “Needs attention”."
        yield Ailment("clock-doubted", says, fix, about=each.boot)


def _clock_behind(session: Session, wall: datetime) -> Iterator[Ailment]:
    last = (AuditRow.at, AuditRow.id), (NoticeRow.created_at, NoticeRow.id)
    written = (session.scalar(select(at).order_by(id_.desc()).limit(1)) for at, id_ in last)
    latest = max(filter(None, written), default=None)
    if latest and latest > wall + JUMP:
        says = f"The clock of the machine says {_at(wall)}, and the desk wrote something down at {_at(latest)}."
        yield Ailment("clock-behind", says, "Put the clock right: dates that have come are not acted on until it is.")


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


def _behind(session: Session, wall: datetime) -> Iterator[Ailment]:
    known = select(CaseRow.id).where(~KEPT_FROM_ICA)
    waits = (CaseBehind.since < wall - WAITS, CaseBehind.case_id.in_(known))
    if count := _count(session, CaseBehind.case_id, *waits):
        says = f"{_many(count, 'case has', 'cases have')} yet to learn what changed in the directory."
        yield Ailment("cases-behind", says, "See that a worker runs, and read its log.")


def _mail(session: Session, wall: datetime) -> Iterator[Ailment]:
    known = NoticeRow.case_id.is_(None) | NoticeRow.case_id.in_(select(CaseRow.id).where(~KEPT_FROM_ICA))
    if count := _count(session, NoticeRow.id, NoticeRow.told_at.is_(None), NoticeRow.created_at < wall - WAITS,
                       NoticeRow.leaves_at.is_(None), known):  # fmt: skip
        yield Ailment(
            "notices-wait", f"{_many(count, 'notice waits', 'notices wait')} to be written.", "See that a worker runs."
        )
    if held(session):
        yield Ailment(
            "mail-held",
            "All mail is held: the desk was restored, or its database is a copy of another one.",
            "Look it through under “Held mail”, and release or drop it.",
            mailed=False,
        )
    if away := outage(session):
        says = f"The mail server is out of reach since {_at(away.since)}, and mail waits: {away.words}"
        yield Ailment("mail-server-away", says, "It leaves by itself once the server is back.", mailed=False)
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
        yield Ailment("edition-lost", says, "Put its file back into HMIS_DESK_POLICIES.", about=name)


def _broken_audit(session: Session, *, thorough: bool) -> Iterator[Ailment]:
    if place := broken_at(session, thorough=thorough):
        says = f"The audit log is broken at row {place}."
        yield Ailment("audit-broken", says, "Run `hmis-desk audit verify`, and ask who was at the database.")


def _audit(session: Session, wall: datetime) -> Iterator[Ailment]:
    if since := waits_long(session, wall):
        says = f"Rows of the audit log wait since {_at(since)} to be linked."
        yield Ailment("audit-waits", says, "A worker does it: see that one runs.")


def _copies(session: Session, wall: datetime) -> Iterator[Ailment]:
    made, begun = pulse(session, BACKUP), session.scalar(select(AuditRow.at).order_by(AuditRow.id).limit(1))
    fix = "Let `hmis-desk backup` run each night, or note with `hmis-desk backup --made-elsewhere` that another program made one."
    if made is None and begun and begun < wall - COPIED_WITHIN:
        yield Ailment("never-copied", "Nobody made a copy of this desk yet.", fix)
    elif made and made < wall - COPIED_WITHIN:
        yield Ailment("copy-old", f"The last copy of this desk is of {_at(made)}.", fix)


LOOKS: tuple[Look, ...] = (
    _worker, _clock, _clock_behind, _deadlines, _behind, _mail, _people, _corrections, _editions, _audit, _copies,
)  # fmt: skip


def _count(session: Session, what: InstrumentedAttribute[int], *which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(what)).where(*which)) or 0


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _at(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
