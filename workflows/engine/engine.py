"""What an event does to a case. Pure: no clock, no database, no mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workflows.engine.cases import Case, Decision, Kind, NotAllowed, Refusal
from workflows.engine.coming_under import come_under
from workflows.engine.guard import Attempt
from workflows.engine.interpreter import Interpreter
from workflows.engine.moving_deadlines import extend, halt
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.duties import Duty
from workflows.grammar.events import THE_CLOCK, Act, ComeUnder, Event, Extend, Halt, Learn, Parties, Roles, Tick
from workflows.grammar.process import NEW, Step
from workflows.grammar.takers import may_take
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, may_act_as
from workflows.law.value import changed

NOBODYS: Parties = {}


def decide(case: Case, event: Event, now: datetime, policy: Policy, hindsight: datetime | None = None) -> Decision:
    """Return what `event` does to `case` at `now`, or raise NotAllowed; with `hindsight` it was put right then."""
    keeps = event.edition if isinstance(event, ComeUnder) else case.edition
    if policy.name != keeps:
        raise ValueError(f"the case is decided by {keeps!r}, not {policy.name!r}")
    interpreter = Interpreter(case, event, now, policy, hindsight)
    match event:
        case Tick():
            interpreter.tick(event)
        case Learn(records):
            interpreter.learn(records)
        case Extend():
            extend(interpreter, event)
        case Halt():
            halt(interpreter, event)
        case ComeUnder():
            come_under(interpreter, event)
        case Act():
            _act(interpreter, event)
    interpreter.settle()
    return interpreter.decision()


def _act(interpreter: Interpreter, event: Act) -> None:
    if event.actors == THE_CLOCK and interpreter.state != NEW and not _is_the_desks(interpreter, event.step):
        raise NotAllowed(Refusal(interpreter.case.process.key, "nobody speaks for the clock", Kind.ROLE))
    interpreter.fire(event.step, event.actors, event.party)


def _is_the_desks(interpreter: Interpreter, name: str) -> bool:
    """Say whether a step is declared to be the desk's own, to be taken when it has found something out."""
    steps = (step for step, _ in interpreter.case.process.ways_in(interpreter.state) if step.name == name)
    return any(CLOCK in {office.role for office in step.actors} for step in steps)


def owed_to(case: Case, duty: Duty, parties: Parties) -> str | None:
    """Return the key under which a duty is open for one who speaks for these parties, or may be answered anew, if it is."""
    mine = (party for party, worn in sorted(parties.items()) if may_act_as(worn, duty.owner_for(party)))
    keys = [f"{duty.key}:{party}" for party in mine] if duty.owed_by else [duty.key]
    if duty.is_at_will:
        return None
    anew = (key for key in keys if duty.open_to_change and key in case.done)
    return next((key for key in keys if key in case.owed), None) or next(anew, None)


def _open_to(known: Known, case: Case, duty: Duty, parties: Parties) -> str | None:
    """Return the key under which one who speaks for these parties may answer a duty, be it owed or done at will."""
    if not duty.is_at_will:
        return owed_to(case, duty, parties)
    mine = {party for party, worn in parties.items() if may_act_as(worn, duty.owner_for(party), consents=duty.consents)}
    keys = (key for key in duty.keys_of_all(known) if key not in known.done)
    return next((key for key in keys if key.partition(":")[2] in mine or not duty.owed_by), None)


def open_for(known: Known, case: Case, duty: Duty, parties: Parties) -> tuple[str, ...]:
    """Return for which of several parties somebody may answer a duty now, be it owed or done at will."""
    if not duty.owed_by:
        return ()
    mine = (party for party, worn in sorted(parties.items()) if may_act_as(worn, duty.owner_for(party)))
    if duty.is_at_will:
        return tuple(party for party in mine if f"{duty.key}:{party}" in {*duty.keys_of_all(known)} - known.done)
    return tuple(party for party in mine if f"{duty.key}:{party}" in case.owed)


def available(
    case: Case,
    actors: Roles,
    now: datetime,
    policy: Policy,
    parties: Parties = NOBODYS,
    *,
    own: Roles | None = None,
) -> Iterator[tuple[Step, Duty | None, Refusal | None]]:
    """Yield what people with these roles may do now, for these parties, and what already stands against it.

    Of somebody who stands in for others only their own roles agree to anything.
    """
    interpreter, listed = Interpreter(case, Act("", actors), now, policy), set[tuple[str, type[Form] | None]]()
    known = interpreter.known
    for step, duty in case.process.ways_in(case.state):
        if (step.name, step.form) in listed:  # of namesakes the first is taken
            continue
        key = _open_to(known, case, duty, parties) if duty else ""
        if key is None:
            continue
        party = key.partition(":")[2]
        here = changed(known, party=party) if party != known.party else known
        worn = parties.get(party, actors)
        worn = worn & own if own is not None and duty and duty.consents else worn
        if may_take(worn, step, duty, here) and (step.condition is None or step.condition.verdict(here) is not False):
            listed.add((step.name, step.form))
            attempt = Attempt(case, step, interpreter.owed.get(key), interpreter.day, here)
            yield step, duty, next(attempt.foreseen(), None)
