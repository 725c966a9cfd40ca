"""Writing anew who reads the tasks, entries and documents of a case: once votes are counted, and when a desk is upgraded."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.replaying import history, read
from models.casebook.sight.counting import Counts
from models.casebook.sight.told_to import kept_sequel, readers_of_entry, readers_of_sequel
from models.rows.cases import CaseRow, Document, DutyRow, HistoryRow
from models.rows.people import Office
from workflows.grammar.duties import base, party_of
from workflows.grammar.events import Act, Amendment, Correct, Happening, Insert, Strike
from workflows.grammar.process import Process
from workflows.law.readers import EVERY_AGENCY, Readers, as_column, of_party, side_of, tokens
from workflows.sight.needing import NOBODY, at_work, readers_of_duty, readers_of_step
from workflows.sight.reading import kept_fields, readers_of_event, secret_of


def mark_anew(session: Session, case: CaseRow) -> None:
    """Write down who reads what a case has; who reads a note or a document stays as it was said, where it was."""
    process = rulebook_of(session).processes[case.process]
    for duty in session.scalars(select(DutyRow).where(DutyRow.case_id == case.id)):
        duty.readers = as_column(readers_of_duty(process, base(duty.key), party_of(duty.key)))
    for document in session.scalars(select(Document).where(Document.case_id == case.id, Document.readers == "")):
        document.readers = as_column(_by(session, process, document.added_by_id))
    _mark_history(session, case, process)
    session.flush()


def _mark_history(session: Session, case: CaseRow, process: Process) -> None:
    policy, counts = rulebook_of(session).editions.named(case.edition), Counts(session, case)
    events = tuple(event for event, _ in history(session, case).events)
    for row in session.scalars(select(HistoryRow).where(HistoryRow.case_id == case.id)).all():
        if not row.event:
            row.readers = row.readers or as_column(_by(session, process, row.person_id))
            continue
        event = read(process, row.event)
        if isinstance(event, Correct | Strike | Insert):
            row.readers = as_column(readers_of_amendment(process, event, events))
            continue
        whole = readers_of_entry(process, event, row.person_id, policy, counted=counts.has(process, event, row.id))
        row.readers = as_column(whole | readers_of_sequel(process, kept_sequel(row.sequel)))


def readers_of_amendment(process: Process, amendment: Amendment, events: tuple[Happening, ...]) -> Readers:
    """Return who reads that an entry was put right: who reads all that it changes, and of several put right together, all of it."""
    found = _of_target(process, amendment, events)
    for each in amendment.also:
        found &= readers_of_amendment(process, each, events)
    return found


def _of_target(process: Process, amendment: Amendment, events: tuple[Happening, ...]) -> Readers:
    target: Happening = amendment
    while isinstance(target, Correct | Strike) and target.place < len(events):
        target = events[target.place]
    event = target.act if isinstance(target, Insert) else target
    if not isinstance(event, Act):
        return readers_of_event(process, event)
    if secret_of(process, event.step):
        return frozenset({of_party(event.party)})
    found = readers_of_step(process, event.step, event.party)
    for readers in _of_fields_changed(amendment, event):
        found &= readers
    return found


def _of_fields_changed(amendment: Amendment, event: Act) -> Iterator[Readers]:
    """Yield who reads each field that a correction changes and that fewer read than the rest: the reason speaks of it."""
    said = {type(form): form for form in event.forms}
    for form in amendment.forms if isinstance(amendment, Correct) else ():
        for name, readers in kept_fields(type(form)):
            if getattr(form, name) != getattr(said.get(type(form)), name, None):
                yield readers


def _by(session: Session, process: Process, person_id: int | None) -> Readers:
    """Return who reads what somebody wrote before the desk asked for whom: their side as their offices say it, and ICA."""
    held = session.execute(select(Office.role).where(Office.person_id == person_id)).scalars()
    sides: Iterator[Readers] = (tokens((side,)) for side in map(side_of, held) if side)
    author = frozenset({of_party(str(person_id))}) if person_id else NOBODY
    return NOBODY.union(author, at_work(process) or tokens((EVERY_AGENCY,)), *sides)
