"""Gathering from the rows of a case what the mails about it need to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from models.access.access import is_open_to_subject
from models.access.concern import concern_of, roles_in
from models.access.rulebook import rulebook_of
from models.access.standing_in import absence_entered
from models.accounts.absences import COVERING
from models.casebook.amending import CORRECTED
from models.casebook.case_details import corrected_at
from models.casebook.case_json import named
from models.casebook.case_search import duties_of
from models.casebook.casebook import restored
from models.casebook.handing_on import ASKED
from models.casebook.receipts import is_sent_by
from models.health.ailment import Ailment
from models.health.standing import DESK_ILL, worth_a_mail
from models.mail.addressees import duty_of, moved_with, mover, person_of
from models.mail.outbox import last_written
from models.registries.taking_part.dated import ABSENT, WAS_THERE
from models.rows.cases import CaseRow, DutyRow
from models.rows.notices import NoticeRow
from models.rows.people import Person
from models.store.transaction import Transaction
from notifications.writing.dates import Day
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Away, Entry, Matter, Move, Reader, Seat, Task, Telling
from notifications.writing.tasks import NOBODY, entry, task
from notifications.writing.training_seats import seat_of
from workflows.engine.cases import Case
from workflows.engine.ladder import MOVED, WAITING_MOVED
from workflows.facts.known import Known
from workflows.grammar.duties import base, party_of
from workflows.grammar.process import Process
from workflows.grammar.words import filled
from workflows.law.calendar import calendar_of
from workflows.law.policy import Policy
from workflows.law.readers import worn
from workflows.law.wording import lasting
from workflows.sight.reading import forms_read, without_unread


class Gathering:
    """One notice, and what its case says of it to everybody."""

    def __init__(self, session: Transaction, notice: NoticeRow, row: CaseRow | None, now: datetime) -> None:
        """Read the case."""
        self._session, self._notice, self._row, self._now = session, notice, row, now
        rulebook = rulebook_of(session)
        policy = rulebook.editions.named(row.edition) if row else rulebook.policy(now)
        self._calendar = calendar_of(policy.timezone, policy.closures)
        self._about = duty_of(session, notice)
        self._rows = duties_of(session, row.id) if row else []
        self._case = case = _restored(session, row) if row else None
        self._declared = {duty.key: duty for duty in case.process.duties_in(case.state)} if case else {}
        self._matter = _matter(session, row, case, policy, now) if row and case else None
        self._matter = self._read_by(notice)

    @property
    def due_at(self) -> datetime | None:
        """When the task that the notice is about is due."""
        return self._about.due_at if self._about else None

    @property
    def in_writing(self) -> bool:
        """Whether the manual wants it in writing."""
        return self._case is not None and self._notice.template in self._case.process.written

    @property
    def outside(self) -> tuple[str, ...]:
        """To whom its letter is, line by line, where that is somebody outside."""
        told = self._case and self._case.process.outside.get(self._notice.template)
        return (
            told.lines(self._case.known(self._matter.policy, self._now)) if told and self._case and self._matter else ()
        )

    def _read_by(self, notice: NoticeRow) -> Matter | None:
        """Return what a mail may say of the case: of its answers those that the office reads to which it goes."""
        if self._matter is None or self._case is None or self._row is None:
            return None
        party = party_of(notice.duty)
        reader = worn({notice.role}, [party] if party else ())
        found = forms_read(self._case, reader, self._matter.policy)
        facts = {kind: without_unread(form, reader) for kind, form in found.items()}
        return replace(self._matter, facts=named(facts))

    def telling(self, person: Person, desk: Desk, *, fills_in: bool, welcome: str = "") -> Telling:
        """Return the notice as one person reads it."""
        reader = self._reader(person, fills_in=fills_in, welcome=welcome)
        tasks = {row.key: self._task(row, person, reader) for row in self._rows if row.closed_at is None}
        about = tasks.get(self._about.key) if self._about else None
        moves = tuple(self._moves(tasks, about)) if self._notice.template in {MOVED, WAITING_MOVED} else ()
        entries = tuple(self._entries(person, tasks, None if moves else about))
        told = (self._notice.template, desk, reader, self._now, self._calendar, self._notice.clause)
        return Telling(
            *told, self._matter, about, tasks, entries, moves, self._corrected(), self._asked_by(), self._away(),
            training=self._training(person), ailments=self._ailments(),
        )  # fmt: skip

    def _training(self, person: Person) -> Seat | None:
        found, today = self._notice.training_id, self._calendar.day(self._now)
        seat = found and seat_of(self._session, found, person.id, self._calendar, today)
        if seat and self._notice.template in {ABSENT, WAS_THERE}:
            return replace(seat, entry=None)  # it is over, and stands where it stood
        return seat or None

    def _ailments(self) -> tuple[Ailment, ...]:
        return tuple(worth_a_mail(self._session)) if self._notice.template == DESK_ILL else ()

    def _asked_by(self) -> str:
        who = mover(self._session, self._notice) if self._notice.template == ASKED else None
        return person_of(self._session, who).name if who else "Somebody"

    def _away(self) -> Away | None:
        reader = self._notice.person_id if self._notice.template == COVERING else None
        found = absence_entered(self._session, reader, self._notice.created_at) if reader else None
        if found is None:
            return None
        today = self._calendar.day(self._now)
        return Away(found[0], Day(found[1], today), Day(found[2], today))

    def _corrected(self) -> str:
        if self._row is None or self._notice.template != CORRECTED:
            return ""
        return corrected_at(self._session, self._row, self._notice.created_at)

    def _moves(self, tasks: Mapping[str, Task], about: Task | None) -> Iterator[Move]:
        """Yield which of the reader's dates were moved together."""
        today = self._calendar.day(self._now)
        for each in moved_with(self._session, self._notice):
            task = tasks.get(each.duty)
            waits = self._notice.template == WAITING_MOVED
            theirs = each.role == self._notice.role if waits else task and (task.mine or task is about)
            if task and each.moved_from and task.receipt and theirs:
                why = task.receipt.added[-1] if task.receipt.added else task.receipt.whole
                yield Move(task, Day(each.moved_from, today), why)

    def _reader(self, person: Person, *, fills_in: bool, welcome: str) -> Reader:
        subject = self._row is not None and person.id == self._row.subject_id
        keeper = self._row is not None and person.id == self._row.keeper_id
        role = self._notice.role
        sent = subject and self._row is not None and is_sent_by(self._session, self._row, person)
        lasts = lasting(rulebook_of(self._session).policy(self._now).password_link_minutes)
        return Reader(
            person.name,
            role,
            subject=subject,
            sent=sent,
            keeper=keeper,
            fills_in=fills_in,
            welcome=welcome,
            link_lasts=lasts,
        )

    def _task(self, row: DutyRow, person: Person, reader: Reader) -> Task:
        team = row.assignee_id is None and reader.role in {row.owner, row.team}
        mine = team or row.assignee_id == person.id
        kept_from = roles_in(self._row.withheld) if self._row else NOBODY
        declared = self._declared.get(base(row.key))
        return task(row, declared, self._now, self._calendar, mine=mine, kept_from=kept_from)

    def _entries(self, person: Person, tasks: Mapping[str, Task], about: Task | None) -> Iterator[Entry]:
        """Yield the dates of the person's tasks: of the one it is about, or of all, with those to take out again."""
        if self._row is None or self._matter is None:
            return
        told = [about] if about else tasks.values()
        mine = {each.id for each in told if each.mine and each.due and not each.due.passed}
        yield from (
            entry(row, self._row, confidential=self._matter.confidential) for row in self._rows if row.id in mine
        )
        if about is None:
            ended = [row for row in self._rows if row.closed_at and row.assignee_id == person.id and self._ahead(row)]
            last = last_written(self._session, self._row.id, person.id) if ended else None
            for row in ended:
                if last and row.closed_at and row.closed_at >= last:
                    yield entry(row, self._row, confidential=self._matter.confidential)

    def _ahead(self, row: DutyRow) -> bool:
        return row.due_at is not None and row.due_at > self._now


def _restored(session: Transaction, row: CaseRow) -> Case:
    columns = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
    return restored(rulebook_of(session), columns)


def _named(process: Process, known: Known) -> dict[str, str]:
    """Return what a process names of a case, so far as it is known."""
    return {name: filled(f"{{{name}}}", known.policy, {name: each}, known) for name, each in process.names.items()}


def _matter(session: Transaction, row: CaseRow, case: Case, policy: Policy, now: datetime) -> Matter:
    return Matter(
        number=row.number,
        process=row.process,
        title=case.process.title,
        confidential=case.process.confidential,
        closed_to_subject=not is_open_to_subject(rulebook_of(session), concern_of(session, row)),
        agency=row.agency.name if row.agency else "",
        subject=row.subject.name if row.subject else "",
        keeper=row.keeper.name if row.keeper else "",
        policy=policy,
        words=_named(case.process, case.known(policy, now)),
        accuses=case.process.closed_to_subject is True,
        taken={name: taken.on for name, taken in case.taken.items()},
    )
