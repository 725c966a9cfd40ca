"""Forgetting the name of a withheld document wherever the case keeps it: another name stands in all those places alike.

Events replay, so that an answer which names a document and the list it was checked against must go on agreeing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.case_json import asked_by, decoded, encoded, kinds_of
from models.casebook.replaying import amends, read, written
from models.rows.amendments import ProposedAmendment
from models.rows.cases import CaseRow, Draft, HistoryRow
from workflows.answers.masking import instead
from workflows.engine.cases import Case
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Correct, Happening, Insert, Learn, Strike
from workflows.grammar.process import Process
from workflows.law.fields import Mark, marked, title
from workflows.law.value import changed
from workflows.telling.prose import capital


@dataclass(frozen=True)
class Renaming:
    """The name of a document, and what stands in its place."""

    name: str
    then: str

    def form(self, form: Form) -> Form:
        """Return a form without the name."""
        said = {each: getattr(form, each) for each in marked(type(form), Mark.DOCUMENT)}
        return changed(form, **{each: self._value(value) for each, value in said.items()}) if said else form

    def _value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(self._value, value))
        return self.then if value == self.name else value

    def happening(self, event: Happening) -> Happening:
        """Return an event without it."""
        match event:
            case Act(forms=forms):
                return changed(event, forms=tuple(map(self.form, forms)))
            case Learn(records=records):
                return changed(event, records=tuple(map(self.form, records)))
            case Correct(forms=forms, also=also):
                return changed(event, forms=tuple(map(self.form, forms)), also=tuple(map(self.happening, also)))
            case Insert(act=act, also=also):
                return changed(event, act=self.happening(act), also=tuple(map(self.happening, also)))
            case Strike(also=also):
                return changed(event, also=tuple(map(self.happening, also)))
        return event

    def case(self, case: Case) -> Case:
        """Return a case without it."""
        forms = {id(form): self.form(form) for form in _forms(case)}
        answers = {step: {who: forms[id(form)] for who, form in given.items()} for step, given in case.answers.items()}
        return changed(case, forms={kind: forms[id(form)] for kind, form in case.forms.items()}, answers=answers)


def _forms(case: Case) -> list[Form]:
    return [*case.forms.values(), *(form for given in case.answers.values() for form in given.values())]


def _case(session: Session, row: CaseRow) -> Case:
    return decoded(rulebook_of(session).processes[row.process], row.edition, row.state, row.body)


def is_named(session: Session, row: CaseRow, name: str) -> bool:
    """Say whether an answer of a case names a document."""
    renaming, case = Renaming(name, ""), _case(session, row)
    return any(renaming.form(form) != form for given in case.answers.values() for form in given.values())


def forget_name(session: Session, row: CaseRow, name: str, then: str) -> None:
    """Write something else in the place of a name, in all that a case keeps; its row is locked."""
    renaming, process = Renaming(name, then), rulebook_of(session).processes[row.process]
    kept = _case(session, row)
    if (case := renaming.case(kept)) != kept:
        row.body, row.version = encoded(case), row.version + 1
    for entry in session.scalars(select(HistoryRow).where(HistoryRow.case_id == row.id, HistoryRow.event != "")):
        entry.event = _event(process, entry.event, renaming)
        if amends(entry):  # it says in words what differs
            entry.note = "\n".join(_sentence(process, line, renaming) for line in entry.note.split("\n"))
    for proposed in session.scalars(select(ProposedAmendment).where(ProposedAmendment.case_id == row.id)):
        proposed.event = _event(process, proposed.event, renaming)
    for draft in session.scalars(select(Draft).where(Draft.case_id == row.id)):
        draft.fields = _fields(asked_by(process).get(draft.step), draft.fields, renaming)
    session.flush()


def _event(process: Process, text: str, renaming: Renaming) -> str:
    event = read(process, text)
    then = renaming.happening(event)
    return text if then == event else written(then)


def _sentence(process: Process, line: str, renaming: Renaming) -> str:
    """Return a sentence on an answer without the name, if the answer is one that names a document."""
    for form in kinds_of(process).values():
        for field in marked(form, Mark.DOCUMENT):
            if line.startswith(label := f"{capital(title(form, field))}: "):
                return label + instead(line.removeprefix(label), renaming.name, renaming.then)
    return line


def _fields(form: type[Form] | None, text: str, renaming: Renaming) -> str:
    said: Mapping[str, Any] = msgspec.json.decode(text)
    names = marked(form, Mark.DOCUMENT) if form else ()
    gone = {name for name in names if said.get(name) in (renaming.name, [renaming.name])}
    return msgspec.json.encode({name: value for name, value in said.items() if name not in gone}).decode()
