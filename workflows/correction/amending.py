"""Amending a history: who may, what it says then, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain

from workflows.correction.amenders import amenders_of
from workflows.correction.fair_dates import newly_late, with_fair_dates
from workflows.correction.lives import Blocked, Entry, Life, Lived, Mark
from workflows.correction.living import Living
from workflows.engine.cases import Case, Decision, Kind, NotAllowed, Refusal
from workflows.engine.engine import decide
from workflows.facts.forms import Form
from workflows.grammar.events import (
    Act,
    Amendment,
    ComeUnder,
    Correct,
    Event,
    Happening,
    Insert,
    Learn,
    Roles,
    Strike,
    Tick,
)
from workflows.grammar.process import Process
from workflows.grammar.steps import LOCAL
from workflows.law.policy import Editions, Policy
from workflows.law.roles import CLOCK, STAFF, SYSTEM_ADMIN, may_act_as
from workflows.law.value import changed
from workflows.law.wording import or_listed

OF_ICA: Roles = STAFF  # who enters for others; its managing director where a case is kept from the others of ICA
BY_TWO = "what two people decide is not corrected by one; withdraw it, or propose the opposite"


def consents(process: Process, step: str) -> bool:
    """Say whether a step agrees, signs, accepts or votes for somebody, which nobody does for another."""
    return any(duty is not None and duty.consents for _, each, duty in process.steps() if each.name == step)


NO_OTHERS = Editions()


def live(
    process: Process, history: Iterable[tuple[Happening, datetime]], policy: Policy, editions: Editions = NO_OTHERS
) -> Life:
    """Return the life that a history amounts to, amendments among it, from the edition on under which it began."""
    life = begun(process, policy)
    for event, at in history:
        policy = decided_by(event, policy, editions)
        life, _ = lived_on(life, event, at, policy)
    return life


def begun(process: Process, policy: Policy) -> Life:
    """Return a life in which nothing has happened yet."""
    return Life(Case(process, policy.name), policies={policy.name: policy}, began_under=policy.name)


def decided_by(event: Happening, policy: Policy, editions: Editions) -> Policy:
    """Return the edition by which an event is decided: the one that the case comes under by it, else the one it is under."""
    return editions.named(event.edition) if isinstance(event, ComeUnder) else policy


def lived_on(life: Life, event: Happening, at: datetime, policy: Policy) -> tuple[Life, Decision | None]:
    """Return the life with one event more, and what was decided unless it is an amendment."""
    if isinstance(event, Correct | Strike | Insert):
        return amended(life, event, at, policy), None
    did = decide(life.case, event, at, policy)
    entry, lived = Entry(life.length, event, at, did), Lived(life.length, did)
    entries, all_lived = (*life.entries, entry), (*life.lived, lived)
    known = life.policies if policy.name in life.policies else {**life.policies, policy.name: policy}
    lived_so = changed(life, case=did.after, length=life.length + 1, entries=entries, lived=all_lived, policies=known)
    return lived_so, did


def replay(
    process: Process, history: Iterable[tuple[Happening, datetime]], policy: Policy, editions: Editions = NO_OTHERS
) -> Case:
    """Return the case that a history makes."""
    return live(process, history, policy, editions).case


def amended(life: Life, amendment: Amendment, at: datetime, policy: Policy) -> Life:
    """Return the life with its history amended, lived again up to now; or raise NotAllowed."""
    if not amendment.reason.strip():
        raise NotAllowed(Refusal(LOCAL, "say why", field="reason"))
    entries = {entry.place: entry for entry in life.entries}
    for each in parts(amendment):
        entry = _amended(entries, each, life, at, amenders_of(life.case, policy, at))
        entries[entry.place] = entry
    if _says(entries.values()) == _says(life.entries):
        raise NotAllowed(Refusal(LOCAL, "that is what it says already"))
    living = Living(Case(life.case.process, life.began_under), life.policies)
    try:
        living.through(entries.values(), life.marks, at)
    except Blocked as no:
        if no.place in _places(amendment, life):  # what is put in its place is itself refused
            raise NotAllowed(*no.plainly) from no
        raise
    fair = tuple(newly_late(life.case, living.case, amendment.actors, living.case.known(policy, at)))
    return Life(
        with_fair_dates(living.case, fair, at, policy),
        life.length + 1,
        tuple(entries.values()),
        (*life.marks, Mark(life.length, at, fair)),
        tuple(living.lived),
        (*living.undue, *living.held),
        life.policies,
        life.began_under,
    )


def _says(entries: Iterable[Entry]) -> list[tuple[Event, bool]]:
    return [(entry.event, entry.struck) for entry in entries]


def parts(amendment: Amendment) -> Iterator[Amendment]:
    """Yield an amendment and all that is amended together with it."""
    yield amendment
    yield from chain.from_iterable(map(parts, amendment.also))


def _places(amendment: Amendment, life: Life) -> set[int]:
    return {life.length if isinstance(each, Insert) else each.place for each in parts(amendment)}


def _amended(entries: dict[int, Entry], each: Amendment, life: Life, at: datetime, by: Roles) -> Entry:
    looked_up = isinstance(each, Correct) and _is_a_look_up(each, life.case.process)
    if life.case.process.guards_roles and not looked_up:
        raise NotAllowed(Refusal(LOCAL, BY_TWO, Kind.ROLE))
    if isinstance(each, Insert):
        return _inserted(each, life, at, by)
    if each.place not in entries:
        raise NotAllowed(Refusal(LOCAL, "there is no such entry to correct", Kind.GONE))
    entry = entries[each.place]
    if isinstance(entry.event, ComeUnder):
        raise NotAllowed(
            Refusal(LOCAL, "a case is taken back to the edition that it was under, which is no correction")
        )
    if isinstance(each, Correct) and looked_up:
        return changed(entry, event=_corrected(entry, each), hindsight=at)
    _permit(entry, each.actors, by)
    if isinstance(each, Correct):
        _speaks_for_themselves(entry, each.actors, life.case.process)
    if isinstance(each, Strike):
        if isinstance(entry.event, Learn):
            words = "what the desk looked up was not entered; it is corrected where it was looked up"
            raise NotAllowed(Refusal(LOCAL, words))
        return changed(entry, struck=True, taken_back=each.taken_back)
    return changed(entry, event=_corrected(entry, each), struck=False, taken_back=False, hindsight=at)


def _is_a_look_up(each: Correct, process: Process) -> bool:
    """Say whether the desk corrects what it looked up itself, and nothing that a person said."""
    return CLOCK in each.actors and bool(each.forms) and all(type(form) in process.records for form in each.forms)


def _corrected(entry: Entry, each: Correct) -> Event:
    """Return what happened as it is told now; a correction that says nothing anew restores what was struck."""
    if not each.forms and each.on is None:
        return entry.event
    match entry.event:
        case Act() as act:
            return changed(act, forms=_replaced(act.forms, each.forms), on=each.on or act.on)
        case Learn() as learn:
            return changed(learn, records=_replaced(learn.records, each.forms))
    raise NotAllowed(Refusal(LOCAL, "what was done to a deadline is struck, and done anew"))


def _inserted(each: Insert, life: Life, at: datetime, by: Roles) -> Entry:
    if not each.actors & by:
        raise NotAllowed(Refusal(LOCAL, f"it is for the {_names(by)} to enter what came in earlier", Kind.ROLE))
    first = life.entries[0].at if life.entries else at
    if each.at >= at or each.at < first - timedelta(days=1):
        raise NotAllowed(Refusal(LOCAL, "give a day on which the case was open already, before today", field="on"))
    if consents(life.case.process, each.act.step):
        raise NotAllowed(Refusal(LOCAL, "nobody agrees, signs, accepts or votes for another", Kind.ROLE))
    return Entry(life.length, each.act, each.at)


def _replaced(old: tuple[Form, ...], new: tuple[Form, ...]) -> tuple[Form, ...]:
    given = {type(form): form for form in new}
    if given.keys() - {type(form) for form in old}:
        raise NotAllowed(Refusal(LOCAL, "that was not asked there"))
    return tuple(given.get(type(form), form) for form in old)


def _permit(entry: Entry, actors: Roles, by: Roles) -> None:
    if isinstance(entry.event, Tick):
        words = "what the desk did when a date passed follows from what was entered; correct that"
        raise NotAllowed(Refusal(LOCAL, words, Kind.ROLE))
    hat = entry.did.actor if entry.did else SYSTEM_ADMIN
    if not may_act_as(actors, hat) and (hat is CLOCK or not actors & by):
        raise NotAllowed(Refusal(LOCAL, f"it is for the {hat} to correct it, or for the {_names(by)}", Kind.ROLE))


def _names(by: Roles) -> str:
    return str(SYSTEM_ADMIN) if by == STAFF else or_listed(sorted(str(role) for role in by))


def striking_too(life: Life, amendment: Amendment, at: datetime, policy: Policy) -> Amendment:
    """Return the amendment together with every later step that it leaves no room for, struck."""
    while True:
        try:
            amended(life, amendment, at, policy)
        except Blocked as no:
            strike = Strike(no.place, amendment.actors, amendment.reason)
            amendment = changed(amendment, also=(*amendment.also, strike))
        else:
            return amendment


def _speaks_for_themselves(entry: Entry, actors: Roles, process: Process) -> None:
    hat = entry.did.actor if entry.did else CLOCK
    if isinstance(entry.event, Act) and consents(process, entry.event.step) and not may_act_as(actors, hat):
        words = f"it speaks for the {hat}, who alone corrects it; it can be struck as entered by mistake"
        raise NotAllowed(Refusal(LOCAL, words, Kind.ROLE))
