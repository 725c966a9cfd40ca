"""Refusals as the page of a form says them: beside their fields, in words that say what to enter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from web.pages.forms.questions import Answer, Sort
from web.pages.forms.reading import DayFault
from web.pages.words.dates import capital, clause_mark
from web.pages.words.wording import counted, lowered, typeset
from workflows.engine.cases import Kind, Refusal
from workflows.law.clauses import clauses

MISSING = {
    Sort.YES_NO: "Answer yes or no",
    Sort.RADIOS: "Choose one",
    Sort.LIST: "Choose one",
    Sort.SEVERAL: "Choose at least one",
    Sort.DATE: "Enter the day",
    Sort.MOMENT: "Enter the day and the time",
    Sort.NUMBER: "Enter a number",
    Sort.EMAIL: "Enter an email address",
    Sort.FILE: "Choose a file",
}


@dataclass(frozen=True)
class Misfit:
    """What is wrong with one answer."""

    field: str
    words: str
    clause: Markup
    part: str = ""  # of a date
    whole: bool = False  # it is understood without the label of its field


@dataclass(frozen=True)
class Objection:
    """What stands against a step as such, whatever was filled in."""

    title: str
    clause: Markup
    rule: str  # of the manual, as the register has it


@dataclass(frozen=True)
class Misfits:
    """All that is wrong with a posted form."""

    answers: tuple[Misfit, ...] = ()
    objections: tuple[Objection, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything is wrong."""
        return bool(self.answers or self.objections)

    def beside(self, field: str) -> tuple[Misfit, ...]:
        """Return what is wrong with one answer."""
        return tuple(misfit for misfit in self.answers if misfit.field == field)

    @property
    def headline(self) -> str:
        """The line above the errors, which counts them."""
        count = len({misfit.field for misfit in self.answers})
        return capital(f"{counted(count, 'answer')} {'needs' if count == 1 else 'need'} a change")


NONE = Misfits()


def misfits_of(
    refusals: Iterable[Refusal], answers: Iterable[Answer], days: Mapping[str, DayFault] | None = None
) -> Misfits:
    """Sort refusals into those beside a field and those against the step as such."""
    asked = {answer.name: answer for answer in answers}
    beside, against = list[Misfit](), list[Objection]()
    for refusal in refusals:
        if refusal.field in asked:
            beside.append(_misfit(refusal, asked[refusal.field], days or {}))
        else:
            against.append(objection_of(refusal))
    return Misfits(tuple(beside), tuple(against))


def _misfit(refusal: Refusal, answer: Answer, days: Mapping[str, DayFault]) -> Misfit:
    if fault := days.get(answer.name):
        return Misfit(answer.name, fault.sentence, Markup(), fault.part)
    if refusal.kind is Kind.MISSING:
        return Misfit(answer.name, MISSING.get(answer.sort, "Enter an answer"), Markup())
    mark = Markup() if refusal.kind is Kind.ANSWER else clause_mark(refusal.clause)
    whole = refusal.kind is Kind.ANSWER and not refusal.label
    return Misfit(answer.name, capital(typeset(refusal.sentence)), mark, whole=whole)


def objection_of(refusal: Refusal) -> Objection:
    """Return what stands against a step: what, which rule, and what the rule says."""
    rule = clauses()[refusal.clause].rule if refusal.clause in clauses() else ""
    mark = Markup() if refusal.kind is Kind.ANSWER else clause_mark(refusal.clause)
    return Objection(typeset(capital(refusal.said)), mark, typeset(rule))


def summary_line(label: str, misfit: Misfit) -> str:
    """Return an error as the summary above the form says it, where no label stands beside it."""
    return misfit.words if misfit.clause or misfit.part or misfit.whole else f"{label}: {lowered(misfit.words)}"
