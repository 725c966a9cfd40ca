"""Factories: cases of the practice desk whose answers are marked, wherever the desk has copied them, and corrected ones among them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from string import ascii_lowercase
from typing import Any

from sqlalchemy import Text, select, update
from sqlalchemy.orm import Session

from models.access.access import hats, viewer_of
from models.casebook.amending import amend, preview
from models.casebook.casebook import Author
from models.casebook.finding.case_words import write_anew
from models.casebook.replaying import history, read
from models.casebook.sight.marking import mark_anew
from models.intake.drafts import FormOf, save_draft
from models.intake.proposals import amenders_in
from models.rows.cases import CaseRow, HistoryRow
from models.rows.message_state import State
from models.rows.notices import Message
from models.rows.people import Person
from models.rows.record import Record
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import AddAgendaItem
from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Correct
from workflows.grammar.process import Process
from workflows.law.fields import DIGITS, Mark, marks, metas
from workflows.law.fields import marked as marked_fields
from workflows.law.policy import FIRST_EDITION
from workflows.law.readers import Readers, of_party
from workflows.law.value import changed
from workflows.manual.registry import PROCESSES
from workflows.sight.matrix import OWN, Cell, matrix
from workflows.sight.reading import NAMED, secret_of

MARK = re.compile(r"zq\d+zq[a-z]end")
COPIED = (
    12  # characters of an answer that is looked for among what the desk made of it; shorter ones stand there by chance
)
CLOSED = (Mark.AGENCY, Mark.AGENCIES, Mark.PARTY, Mark.PERSON_EMAIL, Mark.PERSON_NAME, Mark.PERSON_IF_KNOWN, Mark.CLIENT, Mark.UNSEEN,
          Mark.PEOPLE, Mark.DOCUMENT)  # fmt: skip


@dataclass
class Marked:
    """A case with marks in its answers: each with who reads it."""

    number: str
    process: Process
    readers: dict[str, Readers] = field(default_factory=dict)
    latest: set[str] = field(default_factory=set)  # those that no later answer took the place of
    corrected: bool = False
    drafts: dict[str, int] = field(default_factory=dict)  # what is half filled in, by whom
    announced: set[str] = field(default_factory=set)  # what the Committee's agendas say, to all who read them
    papers: dict[int, tuple[str, Readers]] = field(default_factory=dict)  # the content of each document


def marks_in(said: str) -> set[str]:
    """Return the marks that stand in a text."""
    return set(MARK.findall(said))


def takes_a_mark(form: type[Form], name: str, value: object) -> bool:
    """Say whether a field takes any text: no key, no number, no address."""
    own = {"signed_as", "researcher", "institution"}
    if not isinstance(value, str) or not value or type(value) is not str or name in own:
        return False
    closed = any(meta.pattern == DIGITS or meta.extra_json_schema or meta.examples for meta in metas(form, name))
    return not closed and not marks(form, name) & frozenset(CLOSED)


def mark_case(session: Session, row: CaseRow, process: Process) -> Marked:
    """Put marks into the answers of a case, in its history, in what it knows, and in what the desk made of them."""
    marked, body, copied = Marked(row.number, process), json.loads(row.body), list[tuple[str, str]]()
    entries = select(HistoryRow).where(HistoryRow.case_id == row.id, HistoryRow.event != "").order_by(HistoryRow.id)
    for entry in session.scalars(entries):
        event = read(process, entry.event)
        form = _own_form(process, event) if isinstance(event, Act) else None
        if not isinstance(event, Act) or form is None:
            continue
        stored = json.loads(entry.event)
        said = stored["forms"][type(form).key]
        before, put = dict(said), _marks_for(entry, form)
        said.update(put)
        entry.event = json.dumps(stored)
        copied += [(before[name], mark) for name, mark in put.items()]
        for name, mark in put.items():
            marked.readers[mark] = _readers(_cell_of(process, event.step, name, type(form)), entry, event.party, row)
            if (type(form), name) in announced(process):
                marked.announced |= {mark, corrected_mark(mark)}
        known = body["answers"].get(event.step, {}).get(event.party)
        if known == before:
            known.update(put)
            marked.latest |= set(put.values())
    row.body = json.dumps(body)
    session.flush()
    _mark_copies(session, row, copied)
    mark_anew(session, row)
    write_anew(session, row)
    return marked


def corrected_mark(mark: str) -> str:
    """Return the mark that a correction puts in the place of one."""
    return mark.replace("zq", "zq7", 1)  # numbers have one length, so that no mark is another one


def announced(process: Process) -> frozenset[tuple[type[Form], str]]:
    """Return the answers of which a process makes an item of the Committee's agenda, as its forms say beside the question."""
    effects = (
        effect for _, step, _ in process.arrows() for effect in step.effects if isinstance(effect, AddAgendaItem)
    )
    return frozenset((each.words.form, each.words.field) for each in effects if isinstance(each.words, Fact))


def _own_form(process: Process, event: Act) -> Form | None:
    asked = next((step.form for _, step, _ in process.steps() if step.name == event.step), None)
    return event.forms[0] if event.forms and type(event.forms[0]) is asked else None


def _marks_for(entry: HistoryRow, form: Form) -> dict[str, str]:
    names = enumerate(type(form).__struct_fields__)
    return {
        name: f"zq{entry.id:06}zq{ascii_lowercase[place]}end"
        for place, name in names
        if takes_a_mark(type(form), name, getattr(form, name))
    }


def _cell_of(process: Process, step: str, name: str, form: type[Form]) -> Cell:
    """Return what the handbook says of a field."""
    return next(each for each in matrix(process) if (each.said_in, each.form, each.field) == (step, form, name))


def _readers(cell: Cell, entry: HistoryRow, party: str, row: CaseRow) -> Readers:
    author = frozenset({of_party(str(entry.person_id))}) if entry.person_id else frozenset()
    secret = secret_of(next(each for each in PROCESSES if each.key == row.process), cell.said_in)
    if secret and (row.state == secret.state or secret.shown_by(FIRST_EDITION) != NAMED):
        return author
    theirs = (cell.readers - {OWN}) | ({of_party(party)} if party and OWN in cell.readers else set())
    kept_apart = cell.readers.isdisjoint(cell.deed) or "keeper" in cell.readers
    return frozenset(theirs if kept_apart else theirs | author)


def readers_of_name(session: Session, row: CaseRow, process: Process, name: str) -> Readers:
    """Return who reads the name of a document by an answer that names it."""
    found = frozenset[str]()
    entries = select(HistoryRow).where(HistoryRow.case_id == row.id, HistoryRow.event != "")
    for entry in session.scalars(entries):
        event = read(process, entry.event)
        if isinstance(event, Act) and (form := _own_form(process, event)):
            naming = [each for each in marked_fields(type(form), Mark.DOCUMENT) if getattr(form, each) == name]
            cells = (_cell_of(process, event.step, each, type(form)) for each in naming)
            found = found.union(*(_readers(cell, entry, event.party, row) for cell in cells))
    return found


def _mark_copies(session: Session, row: CaseRow, copied: list[tuple[str, str]]) -> None:
    """Put the marks wherever the desk copied an answer of a case: registries, mail, titles, tasks."""
    often = Counter(text for text, _ in copied)
    alone = {text: mark for text, mark in copied if len(text) >= COPIED and often[text] == 1}
    for table in Record.metadata.tables.values():
        if "case_id" not in table.c or "id" not in table.c:
            continue
        texts = [each for each in table.c if isinstance(each.type, Text) and each.name not in {"event", "words"}]
        for found in session.execute(select(table.c.id, *texts).where(table.c.case_id == row.id)).mappings().all():
            values = {name: _with_marks(value, alone) for name, value in found.items() if isinstance(value, str)}
            if any(values[name] != found[name] for name in values):
                session.execute(update(table).where(table.c.id == found["id"]).values(values))
    session.expire_all()


def _with_marks(text: str, marks_of: Mapping[str, str]) -> str:
    for said, mark in marks_of.items():
        text = text.replace(said, mark)
    return text


def lose_mail(session: Session, row: CaseRow) -> None:
    """Let some of the mail of a case be refused by the server, so that it is printed as letters."""
    mails = session.scalars(select(Message.id).where(Message.case_id == row.id).order_by(Message.id)).all()
    lost = mails[:: max(1, len(mails) // 3)]
    session.execute(update(Message).where(Message.id.in_(lost)).values(state=State.REFUSED.value))


def leave_half_filled(session: Session, row: CaseRow, marked: Marked, now: datetime) -> None:
    """Let everybody who acts in a case have each form of its state half filled in, with a mark."""
    steps = {step.name: step.form for _, step, _ in marked.process.steps() if step.form}
    people = session.scalars(select(Person).where(Person.left_at.is_(None)).order_by(Person.id)).unique()
    for person in [each for each in people if hats(session, viewer_of(each), row)][:4]:
        mark = f"zq{900000 + person.id}zqdend"
        marked.drafts[mark] = person.id
        for step, form in steps.items():
            said = dict.fromkeys(form.__struct_fields__, mark)
            save_draft(session, viewer_of(person), FormOf.case(row, step), said, now=now)


def correct_case(session: Session, row: CaseRow, marked: Marked, now: datetime) -> bool:
    """Correct the first answer of a case that can be, with marks for what it says now and for why."""
    people = session.scalars(select(Person).where(Person.left_at.is_(None)).order_by(Person.id)).unique()
    worn = ((each, hats(session, viewer_of(each), row) & amenders_in(session, row)) for each in people)
    person, actors = next(((each, roles) for each, roles in worn if roles), (None, frozenset()))
    for place, event, entry in list(_acts(session, row)) if person else ():
        form = _own_form(marked.process, event)
        put = _marks_for(entry, form) if form else {}
        put = {name: corrected_mark(mark) for name, mark in put.items() if _now_says(form, name) in marked.latest}
        if not put or form is None or person is None:
            continue
        why = f"zq8{entry.id:06}zqwend"
        amendment = Correct(place, actors, (changed(form, **put),), why)
        try:
            preview(session, row, amendment, now)
        except NotAllowed:
            continue
        amend(session, row.id, amendment, now, Author(person.id))
        cells = {name: _cell_of(marked.process, event.step, name, type(form)) for name in put}
        marked.readers |= {put[name]: _readers(cells[name], entry, event.party, row) for name in put}
        marked.readers[why] = _readers(next(iter(cells.values())), entry, event.party, row) | {of_party(str(person.id))}
        marked.latest = (marked.latest - {_now_says(form, name) for name in put}) | set(put.values())
        marked.corrected = True
        return True
    return False


def _now_says(form: Form | None, name: str) -> Any:
    return getattr(form, name)


def _acts(session: Session, row: CaseRow) -> Iterator[tuple[int, Act, HistoryRow]]:
    kept = history(session, row)
    for place, (row_id, (event, _)) in enumerate(zip(kept.rows, kept.events, strict=True)):
        if isinstance(event, Act):
            yield place, event, session.get_one(HistoryRow, row_id)
