"""A case as one person reads it: what may not be read does not exist for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.casebook.replaying import read
from models.casebook.sight.cases_named import knows_all, of_known_cases
from models.casebook.sight.counting import Counts
from models.casebook.sight.side import reader_of
from models.casebook.sight.told_to import (
    Sequel,
    kept_sequel,
    readers_of_entry,
    readers_of_said,
)
from models.rows.cases import CaseRow, Document, DutyRow, HistoryRow
from models.rows.notices import NoticeRow
from workflows.answers.masking import shown
from workflows.engine.cases import Case
from workflows.facts.counted import Counted, counted_fields
from workflows.facts.forms import Form
from workflows.facts.known import Answers, Known
from workflows.grammar.duties import party_of
from workflows.grammar.events import Act, Correct, Happening, Insert, Learn, Strike
from workflows.grammar.process import Process
from workflows.law.policy import Policy
from workflows.law.readers import ICA, Readers, in_column, of_party, tokens
from workflows.law.value import changed
from workflows.sight.needing import readers_of_deed, readers_of_record
from workflows.sight.reading import answers_read, forms_read, may_read, unread, without
from workflows.sight.tallying import Tally, tallies


@dataclass(frozen=True)
class Sight:
    """As whom somebody reads a case."""

    session: Session
    viewer: Viewer
    case: CaseRow
    reader: Readers
    _found: dict[Counted, bool] = field(default_factory=dict)

    @cached_property
    def _process(self) -> Process:
        return rulebook_of(self.session).processes[self.case.process]

    @cached_property
    def _policy(self) -> Policy:
        return rulebook_of(self.session).editions.named(self.case.edition)

    @cached_property
    def _counts(self) -> Counts:
        return Counts(self.session, self.case)

    @property
    def keeps(self) -> bool:
        """Whether the case is theirs to keep, with what is masked."""
        return self.case.keeper_id == self.viewer.id

    def duties(self, rows: Iterable[DutyRow]) -> list[DutyRow]:
        """Return the tasks of which somebody may know."""
        return [row for row in rows if row.assignee_id == self.viewer.id or self._reads(row.readers)]

    def documents(self, rows: Iterable[Document]) -> list[Document]:
        """Return the documents that somebody may read."""
        return [row for row in rows if row.added_by_id == self.viewer.id or self._reads(row.readers)]

    def history(self, rows: Iterable[HistoryRow]) -> list[HistoryRow]:
        """Return the entries that somebody may read, each as far as they may."""
        return [entry for row in rows if (entry := self.entry(row))]

    def entry(self, row: HistoryRow) -> HistoryRow | None:
        """Return an entry of the history as somebody may read it: as a whole, or only what the desk did then by itself."""
        if not row.event or not self._reads(row.readers):
            return row if row.person_id == self.viewer.id or self._reads(row.readers) else None
        event = read(self._process, row.event)
        if isinstance(event, Correct | Strike | Insert) or self._reads_whole(row, event):
            return row
        then = [
            each for each in kept_sequel(row.sequel) if may_read(self.reader, readers_of_deed(self._process, each[0]))
        ]
        return _only(row, then, _clause_of(self._process, then[-1][0], row.to_state)) if then else None

    def _reads_whole(self, row: HistoryRow, event: Happening) -> bool:
        counted = self._counts.has(self._process, event, row.id)
        return may_read(
            self.reader, readers_of_entry(self._process, event, row.person_id, self._policy, counted=counted)
        )

    def said(self, row: HistoryRow, event: Happening) -> tuple[Form, ...]:
        """Return the forms that came with an entry, so far as somebody may read them; its own form first."""
        if not isinstance(event, Act):
            return ()
        counted = self._counts.has(self._process, event, row.id)
        return tuple(
            self._of_known_cases(form)
            for form in event.forms
            if may_read(
                self.reader,
                readers_of_said(self._process, event, form, row.person_id, self._policy, counted=counted),
            )
        )

    def looked_up(self, event: Learn) -> tuple[Form, ...]:
        """Return what the desk looked up, so far as somebody may read it."""
        read_here = (
            form for form in event.records if may_read(self.reader, readers_of_record(self._process, type(form)))
        )
        return tuple(map(self._of_known_cases, read_here))

    def answers(self, case: Case) -> Answers:
        """Return what was answered, so far as somebody may read it."""
        return answers_read(case, self.reader, self._policy)

    def forms(self, case: Case) -> Mapping[type[Form], Form]:
        """Return what is known, form by form, so far as somebody may read it."""
        read_here = forms_read(case, self.reader, self._policy)
        return {kind: self._of_known_cases(form) for kind, form in read_here.items()}

    def known(self, known: Known) -> Known:
        """Return what is known, of other cases only what somebody may know: for sentences that are filled with it."""
        return changed(known, forms={kind: self._of_known_cases(form) for kind, form in known.forms.items()})

    def _of_known_cases(self, form: Form) -> Form:
        return without(of_known_cases(self.session, self.viewer, form), self._uncounted(type(form)))

    def _uncounted(self, form: type[Form]) -> frozenset[str]:
        """Return the fields that are worked out of other cases, of which somebody may not know them all."""
        return frozenset(name for name, each in counted_fields(form).items() if not self._knows_all(each))

    def _knows_all(self, each: Counted) -> bool:
        if each not in self._found:
            self._found[each] = knows_all(self.session, self.viewer, self.case, each)
        return self._found[each]

    def tallies(self, case: Case) -> tuple[Tally, ...]:
        """Return how many answers of each kind there were, of those that were secret and are counted."""
        return tuple(tallies(case, self.reader, self._policy))

    def shown(self, form: Form) -> Form:
        """Return a form with what the keeper alone reads hidden from everybody else."""
        return shown(form, to_keeper=self.keeps)

    def unread(self, form: Form) -> frozenset[str]:
        """Return the fields of a form that are not there for this reader."""
        return unread(type(form), self.reader) | self._uncounted(type(form))

    def notices(self, rows: Iterable[NoticeRow]) -> list[NoticeRow]:
        """Return the notices that somebody may know of: those to their own side; ICA, which sees to them, knows of all."""
        return [row for row in rows if self._hears(row)]

    def knows_of_recipient(self, person_id: int | None) -> bool:
        """Say whether somebody may know that a notice was for a person: of several agencies nobody of another."""
        shared = self.case.process in rulebook_of(self.session).shared
        return not shared or ICA.token in self.reader or person_id == self.viewer.id

    def _hears(self, row: NoticeRow) -> bool:
        if row.person_id == self.viewer.id or ICA.token in self.reader:
            return True
        party = party_of(row.duty)
        to = frozenset({of_party(party)}) if party else tokens((row.role,))
        return row.person_id is None and may_read(self.reader, to)

    def _reads(self, readers: str) -> bool:
        return may_read(self.reader, in_column(readers))


def _clause_of(process: Process, name: str, to: str) -> str:
    """Return on which clause the desk did something by itself: that of what made it do so might tell what that was."""
    named = [step for _, step, _ in process.arrows() if step.name == name]
    leading = [step for step in named if step.to and step.to.key == to]
    return next((step.clause for step in (*leading, *named)), "")


def _only(row: HistoryRow, then: Sequel, clause: str) -> HistoryRow:
    """Return an entry that tells only what the desk did by itself: not who made it so, nor how, nor on what clause."""
    return HistoryRow(
        id=row.id, case_id=row.case_id, at=row.at, effective_on=row.effective_on, person_id=None, role=None,
        kind=then[0][0], title=". ".join(words for _, words in then), clause=clause, from_state=row.from_state,
        to_state=row.to_state, event="", effects="", note="", readers=row.readers, sequel="",
    )  # fmt: skip


def sight_of(session: Session, viewer: Viewer, case: CaseRow) -> Sight:
    """Return a case as somebody reads it."""
    return Sight(session, viewer, case, reader_of(session, viewer, case))
