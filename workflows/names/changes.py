"""What may happen to a stored name, each change as two small rewritings: of an event that was stored, and of the lock."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from workflows.grammar.events import HIGHEST

Event: TypeAlias = dict[str, Any]
"""An event as it was stored: `kind`, `name` of a step or duty, `actors`, `forms` by key, `on`, `party`."""

Names: TypeAlias = dict[str, Any]
"""What the lock says of one process."""


@dataclass(frozen=True)
class Place:
    """Where an event stands in the history: in which state it found the case, and the day it counted from."""

    state: str
    on: str  # as 2026-03-02


def _as_it_was(event: Event, place: Place) -> None:
    del event, place


def _nothing(names: Names) -> None:
    del names


@dataclass(frozen=True)
class Change:
    """A change of a name: how an event is rewritten in place, how the lock is, and what rows are called by now."""

    process: str  # its key, or nothing for every process
    event: Callable[[Event, Place], None] = _as_it_was
    lock: Callable[[Names], None] = _nothing
    states: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)
    duties: Mapping[str, str] = field(default_factory=dict)  # `"vendor-balance": "vendor:balance"` names a party too
    notices: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by kind: roles, papers and the like, in rows


def renamed_state(process: str, old: str, *new: str) -> Change:
    """Say that a state is called something else, or is several now: where a case stands follows from its history."""

    def lock(names: Names) -> None:
        names["states"] = [each for name in names["states"] for each in (new if name == old else (name,))]

    return Change(process, lock=lock, states={old: new[0]})


def merged_state(process: str, old: str, into: str) -> Change:
    """Say that a state is one with another, which there was before: where a case stands follows from its history."""

    def lock(names: Names) -> None:
        names["states"] = [name for name in names["states"] if name != old]

    return Change(process, lock=lock, states={old: into})


def renamed_step(process: str, old: str, new: str, *, party: str = "", within: Collection[str] = ()) -> Change:
    """Say that a step is called something else; or several are one now, for a party each; or only in some states."""

    def event(event: Event, place: Place) -> None:
        if event["kind"] == "act" and event.get("name") == old and (not within or place.state in within):
            event["name"] = new
            event |= {"party": party} if party else {}

    def lock(names: Names) -> None:
        form = names["steps"][old] if within else names["steps"].pop(old)
        names["steps"][new] = form

    return Change(process, event, lock, steps={} if within else {old: new})


def renamed_duty(process: str, old: str, new: str) -> Change:
    """Say that a duty is called something else."""

    def event(event: Event, place: Place) -> None:
        del place
        if event["kind"] in {"tick", "extend", "halt"} and event.get("name") == old:
            event["name"] = new

    def lock(names: Names) -> None:
        names["duties"] = {new if key == old else key: said for key, said in names["duties"].items()}

    return Change(process, event, lock, duties={old: new})


def parted_duty(process: str, duties: Mapping[str, str], steps: Collection[str], speaks: Mapping[str, str]) -> Change:
    """Say that duties of several offices are one, owed by a party each; `speaks` says for which party a role answered."""

    def event(event: Event, place: Place) -> None:
        del place
        if event["kind"] == "act" and event.get("name") in steps and not event.get("party"):
            parties = [speaks[role] for role in event["actors"] if role in speaks]
            event |= {"party": parties[0]} if parties else {}
        elif event["kind"] == "tick" and event.get("name") in duties:
            event["name"] = duties[event["name"]]

    def lock(names: Names) -> None:
        kept = {key: said for key, said in names["duties"].items() if key not in duties}
        names["duties"] = kept | {new.partition(":")[0]: "each" for new in duties.values()}

    return Change(process, event, lock, duties=duties)


def renamed_form(process: str, old: str, new: str) -> Change:
    """Say that a form is called something else."""

    def event(event: Event, place: Place) -> None:
        del place
        if forms := event.get("forms"):
            event["forms"] = {new if key == old else key: said for key, said in forms.items()}

    def lock(names: Names) -> None:
        names["forms"][new] = names["forms"].pop(old)
        names["steps"] = {step: new if form == old else form for step, form in names["steps"].items()}

    return Change(process, event, lock)


def renamed_notice(process: str, old: str, new: str) -> Change:
    """Say that a notice is called something else; those that wait to be sent are found under its new name."""

    def lock(names: Names) -> None:
        names["notices"] = sorted(new if name == old else name for name in names["notices"])

    return Change(process, lock=lock, notices={old: new})


def rewritten_step(process: str, step: str, form: str, how: Callable[[Event, Place], None]) -> Change:
    """Say that a step asks another form; a function of your own makes one of what was stored."""

    def event(event: Event, place: Place) -> None:
        if event["kind"] == "act" and event.get("name") == step:
            how(event, place)

    def lock(names: Names) -> None:
        names["steps"][step] = form

    return Change(process, event, lock)


def dated_steps() -> Change:
    """Say that every step says the day it counted from, since a step may count from a day of its form now."""

    def event(event: Event, place: Place) -> None:
        if event["kind"] == "act":
            event.setdefault("on", place.on)

    return Change("", event)


def ticks_of_the_highest() -> Change:
    """Say of every tick that it acted on the highest rung alone, since a tick says by now which rungs it acted on."""

    def event(event: Event, place: Place) -> None:
        del place
        if event["kind"] == "tick":
            event.setdefault("rungs", [HIGHEST])

    return Change("", event)


def days_as_given() -> Change:
    """Say of every step that its days were taken as they were given: nobody held them against what the step rests on."""

    def event(event: Event, place: Place) -> None:
        del place
        if event["kind"] == "act":
            event.setdefault("as_given", True)

    return Change("", event)
