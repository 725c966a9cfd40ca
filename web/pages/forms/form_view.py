"""A form on a page: its fields with what was typed into them, what is wrong, and what sending it brings about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from notifications.printing.letter import Letter
from web.pages.forms.offers import NOTHING, Offers
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Option, Sort
from web.pages.forms.refusals import NONE, Misfit, Misfits, Objection, summary_line
from web.pages.words.dates import capital
from workflows.law.wording import listed


@dataclass(frozen=True)
class Field:
    """An answer asked for, as it stands on the page."""

    id: str
    answer: Answer
    choices: tuple[Option, ...]
    values: dict[str, str]
    chosen: frozenset[str]
    misfits: tuple[Misfit, ...]

    @property
    def value(self) -> str:
        """What is typed in."""
        return self.values.get(self.answer.name, "")

    @property
    def first(self) -> str:
        """The id of what a link from the error summary leads to."""
        if self.answer.sort in {Sort.DATE, Sort.MOMENT}:
            part = next((misfit.part for misfit in self.misfits if misfit.part), "m")
            return f"{self.id}-{part}"
        return f"{self.id}-1" if self.answer.sort in {Sort.RADIOS, Sort.SEVERAL, Sort.YES_NO} else self.id

    @property
    def described(self) -> str:
        """The ids of the hint and of the error."""
        hint = [f"{self.id}-hint"] if self.answer.hint else []
        return " ".join([*hint, *([f"{self.id}-error"] if self.misfits else [])])

    def follows(self, choice: str) -> tuple[str, ...]:
        """Return what would follow from a choice."""
        return dict(self.answer.follows).get(choice, ())

    def is_wrong(self, part: str) -> bool:
        """Say whether a part of a date is at fault; without a part named all are."""
        return any(misfit.part in {part, ""} for misfit in self.misfits)


@dataclass(frozen=True)
class Sheet:
    """A form."""

    key: str
    action: str
    deed: str  # the words of its button
    fields: tuple[Field, ...] = ()
    backdate: Field | None = None
    unfolds: bool = False  # whether the day it was done is shown at once
    objections: tuple[Objection, ...] = ()
    misfits: Misfits = NONE
    outcome: str = ""  # where it leads, in one sentence
    after: tuple[str, ...] = ()  # all it brings about
    foretells: bool = False  # whether that depends on a day in it, and is said anew with what is typed
    writes: bool = False  # whether it writes letters, which can be read before it is sent
    letters: tuple[Letter, ...] = ()  # as it is filled in
    forward: tuple[str, ...] = ()  # what the day that was given brings forward, to be confirmed
    sure: str = ""  # for which day it is confirmed
    likely: tuple[str, ...] = ()  # what is likely known already of what is entered
    another: str = ""  # by what it is confirmed to be another one
    paper: tuple[str, ...] = ()  # the text that is signed with it, by paragraphs
    paper_at: str = ""  # where that text can be read by itself, and printed
    draftable: bool = False
    drafted: str = ""  # what is said of the draft it shows
    open: bool = False
    version: int | None = None  # as its reader saw what it changes
    about: str = ""  # whose it is, if not the reader's own
    quiet: bool = False

    @property
    def id(self) -> str:
        """Its name in the page."""
        return f"do-{self.key.replace('/', '-')}"

    @property
    def then(self) -> str:
        """The name of what it brings about."""
        return f"then-{self.key.replace('/', '-')}"

    @property
    def errors(self) -> list[tuple[str, str]]:
        """The lines of the error summary: where to, and what."""
        fields = {field.answer.name: field for field in (*self.fields, *((self.backdate,) if self.backdate else ()))}
        return [
            (fields[misfit.field].first, summary_line(fields[misfit.field].answer.label, misfit))
            for misfit in self.misfits.answers
            if misfit.field in fields
        ]

    @property
    def sends_file(self) -> bool:
        """Whether the form carries a file."""
        return any(field.answer.sort is Sort.FILE for field in self.fields)


def fields_of(
    key: str, answers: Sequence[Answer], posted: Posted | None, misfits: Misfits = NONE, offers: Offers = NOTHING
) -> tuple[Field, ...]:
    """Return the fields of a form as they stand: as posted, else as the form has them by default."""
    named = ((f"{key.replace('/', '-')}-{answer.name}", answer) for answer in answers)
    return tuple(_field(name, answer, posted, misfits, offers.to(answer)) for name, answer in named)


def _field(field_id: str, answer: Answer, posted: Posted | None, misfits: Misfits, offered: Sequence[Option]) -> Field:
    sort = Sort.LIST if answer.is_agency else answer.sort
    choices = (
        tuple(offered)
        if answer.offered or answer.is_user
        else tuple((key, capital(words)) for key, words in answer.choices)
    )
    shown = _with_files_named(answer if sort is answer.sort else _as_list(answer), posted, misfits)
    if posted is None or (answer.is_agency and answer.name not in posted.fields):  # as where an address fills in others
        lone = answer.is_agency and len(choices) == 1 and not answer.optional
        only = choices[0][0] if lone else answer.default
        values, chosen = {answer.name: only}, frozenset({only} - {""})
    else:
        values = {name: next(iter(posted.all(name)), "") for name in answer.names()}
        chosen = frozenset(posted.all(answer.name))
    return Field(field_id, shown, choices, values, chosen, misfits.beside(answer.name))


def _with_files_named(answer: Answer, posted: Posted | None, misfits: Misfits) -> Answer:
    """Return a field that takes files with which were chosen, on a page that shows its form again: a browser keeps none."""
    chosen = posted.chosen(answer.name) if posted and answer.sort is Sort.FILE else ()
    if not chosen or misfits.beside(answer.name):
        return answer
    names = listed(file.filename[:100] for file in chosen)
    return replace(
        answer, hint=f"Choose {names} again: nothing was saved yet, and a browser keeps no file. {answer.hint}"
    )


def _as_list(answer: Answer) -> Answer:
    return Answer(answer.name, Sort.LIST, answer.label, answer.hint, answer.optional, is_agency=True, offered=True)


def day_filled(name: str, day: date) -> dict[str, str]:
    """Return how a form has a day filled in, part by part."""
    return {f"{name}-m": str(day.month), f"{name}-d": str(day.day), f"{name}-y": str(day.year)}


def backdate_field(
    key: str, answer: Answer, today: date, posted: Posted | None, misfits: Misfits = NONE
) -> tuple[Field, bool]:
    """Return the folded-away question when a thing was done, and whether to unfold it; it says today at first."""
    name = answer.name
    filled = now = day_filled(name, today)
    if posted is not None and any(posted.get(each) for each in answer.names()):
        filled = {each: posted.get(each) for each in answer.names()}
    field = Field(f"{key.replace('/', '-')}-{name}", answer, (), filled, frozenset(), misfits.beside(name))
    return field, filled != now
