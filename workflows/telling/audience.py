"""Who hears of what comes out: each outcome of a process, everybody it concerns, and the notice or the reason why not.

An outcome concerns somebody who loses a task by it or gets one. One that ends a case, or has an effect that is felt,
concerns the person the case is about, whoever asked for it, and the agency. Whoever takes the step knows of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workflows.facts.known import Known
from workflows.grammar.duties import Duty
from workflows.grammar.process import NEW, Ended, Process, Step, Untold
from workflows.grammar.takers import owners_of
from workflows.law.fields import PARTIES, Mark, marked
from workflows.law.roles import AGENCY_ADMIN, CLOCK, OF_THE_CASE, Role


class Concern(StrEnum):
    """Why an outcome concerns somebody."""

    SUBJECT = "the case is about them"
    ASKED = "they may have begun it"
    AGENCY = "it is about their agency"
    LOST = "they lose a task"
    GIVEN = "they get a task"


@dataclass(frozen=True)
class Hearer:
    """Somebody whom an outcome concerns, and how they hear of it: by notices, by reminders, or not, for a reason."""

    outcome: Step
    role: Role
    concerns: tuple[Concern, ...]
    notices: tuple[str, ...]
    reminded_of: tuple[str, ...]  # the tasks that they get with a date of which the desk reminds them
    untold: Untold | None

    @property
    def is_told(self) -> bool:
        """Whether anything that the desk sends tells them."""
        return bool(self.notices or self.reminded_of)


def audience(process: Process) -> Iterator[Hearer]:
    """Yield everybody whom an outcome concerns, in reading order; who alone may take the step is left out."""
    concerned = defaultdict[tuple[Step, Role], dict[Concern, None]](dict)
    dated = defaultdict[tuple[Step, Role], dict[str, None]](dict)
    for source, step, duty in process.arrows():
        for role, concern in _concerned(process, source, step, duty):
            concerned[step, role][concern] = None
        for given in _given(process, source, step):
            if given.deadline:
                for role in given.owners:
                    dated[step, role][given.task_of_others] = None
    for (step, role), concerns in concerned.items():
        notices = dict.fromkeys(notice.template for notice in step.notices if notice.to is role)
        untold = next((each for each in (*step.untolds, *process.untolds) if each.to is role), None)
        yield Hearer(step, role, tuple(concerns), tuple(notices), tuple(dated[step, role]), untold)


def who_waits(process: Process, known: Known) -> tuple[Role, ...]:
    """Return who waits for what is owed in a case: whom it is about, unless it is closed to them, whoever asked, the agency."""
    subject = () if process.subject is None or process.is_closed_to_subject(known) else (process.subject,)
    agency = (AGENCY_ADMIN,) if _has_agencies(process) else ()
    return tuple(dict.fromkeys(role for role in (*subject, *_askers(process), *agency) if role is not CLOCK))


def _concerned(process: Process, source: str, step: Step, duty: Duty | None) -> Iterator[tuple[Role, Concern]]:
    """Yield whom a way on concerns, without who alone may take it."""
    actors = owners_of(step.button, duty)
    alone = actors[0] if len(actors) == 1 else None
    for role, concern in _parties(process, source, step, duty):
        # of several who owe the same, one acts and the others hear of it
        if role is not CLOCK and (role is not alone or concern is Concern.LOST):
            yield role, concern


def _parties(process: Process, source: str, step: Step, duty: Duty | None) -> Iterator[tuple[Role, Concern]]:
    if source != NEW and (_ends(process, step) or any(effect.felt for effect in step.effects)):
        if process.subject:
            yield process.subject, Concern.SUBJECT
        for role in _askers(process):
            yield role, Concern.ASKED
        if _has_agencies(process):
            yield AGENCY_ADMIN, Concern.AGENCY
    yield from ((role, Concern.LOST) for role in _lost(process, source, step, duty))
    yield from ((role, Concern.GIVEN) for given in _given(process, source, step) for role in given.owners)


def _ends(process: Process, step: Step) -> bool:
    return any(isinstance(state, Ended) and state.state is step.to for state in process.states)


def _askers(process: Process) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(role for step in process.beginnings for role in owners_of(step, None)))


def _has_agencies(process: Process) -> bool:
    if process.subject in OF_THE_CASE:
        return True
    forms = [step.form for step in process.openings if step.form] + [*process.brought]
    return any(marked(form, mark) for form in forms for mark in (Mark.AGENCY, *PARTIES))


def _lost(process: Process, source: str, step: Step, duty: Duty | None) -> Iterator[Role]:
    """Yield who owes something that is over, though not by an answer of their own."""
    if step.to is None or step.to.key == source:
        return
    kept, waiting = process.keys_in(step.to.key), process.waiting_in.get(source)
    all_in = waiting.duties if waiting and step.button is waiting.next else ()
    actors = owners_of(step.button, duty)
    for owed in process.duties_in(source):
        answered = step.button in owed.ways and not owed.owed_by  # also by one of two offices of which one owes it
        if owed.is_at_will or owed.key in kept or owed in all_in or (answered and len(actors) == 1):
            continue
        others = owed.owners if owed.owed_by or len(actors) > 1 else tuple({*owed.owners} - {*actors})
        yield from others


def _given(process: Process, source: str, step: Step) -> Iterator[Duty]:
    """Yield what is owed from then on and was not before."""
    if step.to is None:
        return
    before = process.keys_in(source)
    listed = process.duties_in(step.to.key)
    yield from (owed for owed in listed if owed.key not in before and not owed.is_at_will)
