"""Who needs to know what a step says: its author's side, whoever is told of it, and whoever has to act next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from workflows.facts.forms import Form
from workflows.grammar.duties import Duty, Escalate
from workflows.grammar.process import Process, Step, Waiting
from workflows.grammar.takers import owners_of
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT, Readers, Side, of_party, tokens
from workflows.law.roles import CLOCK, STAFF, vacancy

NOBODY: Readers = frozenset()


@cache
def at_work(process: Process) -> Readers:
    """Return ICA, if it works the cases of a process: one of its own acts in them, or fills in where an agency has nobody."""
    acting = {owner for _, step, duty in process.steps() for owner in owners_of(step, duty)}
    return tokens((ICA,)) if (acting | {vacancy(owner) for owner in acting}) & STAFF else NOBODY


@cache
def readers_of_step(process: Process, name: str, party: str = "") -> Readers:
    """Return who reads what a step of this name says, as one of several parties says it or somebody for all."""
    found = NOBODY
    for state, step, duty in _named(process, name):
        if party or not _for_a_party(duty):
            found |= _own(process, state, step, duty, party) | _others(process, state, step, duty)
    return found


def readers_beside(process: Process, name: str) -> Readers:
    """Return who reads what goes with a step, such as a file, beside the side that takes it."""
    somebody = "somebody"
    return (readers_of_step(process, name) | readers_of_step(process, name, somebody)) - {of_party(somebody)}


@cache
def readers_of_deed(process: Process, name: str, party: str = "") -> Readers:
    """Return who reads that a step was taken: besides those who read what it says, those who are told of it."""
    told = (_told(step) for _, step, _ in _named(process, name))
    return readers_of_step(process, name, party).union(*told)


@cache
def readers_of_duty(process: Process, key: str, party: str = "") -> Readers:
    """Return who reads that a task is owed or done: its owner, ICA, who waits for it, who acts next, who hears it is late."""
    found = NOBODY
    for waiting in process.waiting():
        for duty in (each for each in waiting.all_duties() if each.key == key):
            sides = tokens(owner for step in duty.steps() for owner in owners_of(step, duty)) | tokens(duty.owners)
            own = frozenset({of_party(party)}) if party and duty.owed_by else sides
            others = _who_wait(process, waiting, duty) if duty.readers is None else duty.readers
            apart = duty.owed_by and duty.readers is None
            found |= own | ((others - sides) | at_work(process) if apart else others)
    return found


@cache
def readers_of_record(process: Process, form: type[Form], begun: str = "") -> Readers:
    """Return who reads what the desk looked up, or another case brought when it began this one by a step.

    What an earlier attempt was told, and hands on, is read by whom its own step says it to.
    """
    if form in process.records_read:
        return at_work(process) | process.records_read[form]
    if form in process.brought:
        names = {step.name for step in process.openings if step.form is None and begun in {"", step.name}}
        return NOBODY.union(*(readers_of_step(process, name) for name in names))
    if handed_on := {step.name for _, step, _ in process.steps() if step.form is form}:
        return NOBODY.union(*(readers_of_step(process, name) for name in handed_on))
    return at_work(process) or tokens((EVERY_AGENCY,))


@cache
def readers_of_effect(process: Process, key: str) -> Readers:
    """Return who reads what a step writes into a registry: whoever reads what the step says, wherever it is listed."""
    steps = {step.name for _, step, _ in process.arrows() if any(each.key == key for each in step.effects)}
    return NOBODY.union(*(readers_of_step(process, name) for name in steps))


def _named(process: Process, name: str) -> Iterator[tuple[str, Step, Duty | None]]:
    yield from ((state, step, duty) for state, step, duty in process.steps() if step.name == name)


def _for_a_party(duty: Duty | None) -> bool:
    return duty is not None and duty.owed_by is not None


def _own(process: Process, state: str, step: Step, duty: Duty | None, party: str) -> Readers:
    """Return the side that takes a step: a party by itself; of what the desk does, those whose answers it waited for."""
    if owners_of(step, duty) == (CLOCK,):
        return tokens(duty.owners) if duty else _acting(process, state)
    if party and _for_a_party(duty):
        return frozenset({of_party(party)})
    return tokens(owners_of(step, duty))


def _others(process: Process, state: str, step: Step, duty: Duty | None) -> Readers:
    if step.readers is not None:
        return step.readers
    following = (_after(process, state, outcome, duty) for outcome in step.outcomes)
    return at_work(process) | _told(step) | NOBODY.union(*following)


def _told(step: Step) -> Readers:
    """Return who is told as a side; what is told to some parties alone, each reads as its own part."""
    return tokens(notice.to for outcome in step.outcomes for notice in outcome.notices if notice.each is None)


def _after(process: Process, state: str, outcome: Step, duty: Duty | None) -> Readers:
    """Return who has to act once a step came out so: in the state it leads to, or to which the desk goes on when all is in."""
    if outcome.to is not None:
        return _acting(process, outcome.to.key)
    waiting = process.waiting_in.get(state)
    goes_on = waiting and waiting.next and duty in waiting.duties
    return _following(process, waiting) if waiting and goes_on else NOBODY


def _following(process: Process, waiting: Waiting) -> Readers:
    goals = (step.to.key for step in waiting.next.outcomes if step.to) if waiting.next else ()
    return NOBODY.union(*(_acting(process, goal) for goal in goals if goal != waiting.state.key))


@cache
def _acting(process: Process, state: str) -> Readers:
    waiting = process.waiting_in.get(state)
    if waiting is None:
        return NOBODY
    owners = {owner for duty in waiting.all_duties() for owner in duty.owners} - {CLOCK}
    return tokens(owners) if owners else _following(process, waiting)


def _who_wait(process: Process, waiting: Waiting, duty: Duty) -> Readers:
    """Return who waits for a task: who brought the case to where it is owed, who acts once it is done, and who hears of it."""
    state = waiting.state.key
    late = duty.deadline.late if duty.deadline else None
    told = tokens(late.roles) if isinstance(late, Escalate) else NOBODY
    brought = (
        _own(process, source, step, owed, "")
        for source, step, owed in process.arrows()
        if step.to and step.to.key == state and source != state
    )
    after = (_after(process, state, outcome, duty) for step in duty.steps() for outcome in step.outcomes)
    return at_work(process) | told | NOBODY.union(*brought, *after)


def others_in(process: Process) -> tuple[Side, ...]:
    """Return the sides beside ICA that have a part in a process, to be named as readers of what somebody adds."""
    owners = {owner for _, step, duty in process.steps() for owner in owners_of(step, duty)}
    told = {notice.to for _, step, _ in process.arrows() for notice in step.notices}
    told |= {notice.to for loss in process.losses for notice in loss.notices}
    found = tokens(owners | told) - (tokens((SUBJECT,)) if process.closed_to_subject is True else NOBODY)
    return tuple(side for side in Side if side.token in found and side not in {ICA, Side.CHAIR, Side.KEEPER})


def named_readers(process: Process, named: Iterable[str]) -> Readers:
    """Return those of some sides that have a part in a process."""
    return frozenset(named) & tokens(others_in(process))
