"""What becomes of a stored case under this version: it is replayed, and compared with what it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from models.access.rulebook import Rulebook
from models.casebook.replaying import EDITION, read
from models.upgrading.stored_cases import StoredCase, StoredEvent
from workflows.correction.amending import begun, decided_by, lived_on
from workflows.engine.cases import Case, Decision, NotAllowed
from workflows.grammar.duties import base
from workflows.grammar.events import Happening
from workflows.grammar.process import Process
from workflows.law.policy import Policy
from workflows.names.changes import Place
from workflows.names.versions import renamed, upcast
from workflows.telling.about import about


@dataclass(frozen=True)
class Replay:
    """A stored case, what its history makes of it now, and what is different."""

    stored: StoredCase
    case: Case
    decisions: tuple[Decision | None, ...]  # an amendment decides nothing by itself
    broken: str = ""  # why it cannot be replayed at all
    differences: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()  # which tasks get a target of the desk that had no date; nothing else hangs on those


def replay(rulebook: Rulebook, stored: StoredCase, version: int) -> Replay:
    """Return what becomes of a case that was stored under the names of a version; nothing is written."""
    process, decisions = rulebook.processes[stored.process], list[Decision | None]()
    policy = rulebook.editions.named(_began_under(stored))
    life = begun(process, policy)
    if not stored.events:
        return Replay(stored, life.case, (), "it has no history")
    for each in stored.events:
        try:
            event = event_of(process, each, version)
            policy = decided_by(event, policy, rulebook.editions)
            life, decided = lived_on(life, event, each.at, policy)
        except NotAllowed as refused:
            return Replay(stored, life.case, tuple(decisions), f"{_when(each)}: {refused}")
        except Exception as error:  # noqa: BLE001 - whatever it is, the case cannot be read, and that is said
            return Replay(stored, life.case, tuple(decisions), f"{_when(each)}: {type(error).__name__}: {error}")
        decisions.append(decided)
    told = tuple(_differences(life.case, policy, stored, version)), tuple(_dated(life.case, policy, stored, version))
    return Replay(stored, life.case, tuple(decisions), "", *told)


def _began_under(stored: StoredCase) -> str:
    return next((each.said["before"] for each in stored.events if each.said["kind"] == EDITION), stored.edition)


def event_of(process: Process, stored: StoredEvent, version: int) -> Happening:
    """Return an event as it is read now."""
    place = Place(stored.state, stored.on.isoformat())
    return read(process, json.dumps(upcast(process.key, stored.said, place, version)))


def _when(event: StoredEvent) -> str:
    name = event.said.get("name") or event.said["kind"]
    return f"what happened on {event.on:%B %-d, %Y} ({name}) cannot be read any more"


def _differences(case: Case, policy: Policy, stored: StoredCase, version: int) -> Iterator[str]:
    process = case.process
    state = renamed("states", process.key, stored.state, version)
    if case.state != state:
        yield f'it would stand at "{process.label(case.state)}" and not at "{process.label(state)}"'
    due = _due(stored, version)
    for key in sorted(due.keys() - case.owed.keys()):
        yield f'"{_task(process, policy, key)}" would not be asked any more'
    for key in sorted(case.owed.keys() - due.keys()):
        yield f'"{_task(process, policy, key)}" would be asked'
    for key in sorted(due.keys() & case.owed.keys()):
        receipt = case.owed[key].receipt
        now = receipt.ends if receipt else None
        if now != due[key] and not _is_target(case, key, due[key]):
            yield f'"{_task(process, policy, key)}" would be due by {_moment(now)} and not by {_moment(due[key])}'


def _dated(case: Case, policy: Policy, stored: StoredCase, version: int) -> Iterator[str]:
    due = _due(stored, version)
    for key in sorted(due.keys() & case.owed.keys()):
        receipt = case.owed[key].receipt
        if receipt and _is_target(case, key, due[key]):
            task = _task(case.process, policy, key)
            yield f'"{task}" had no date, and has the local target {receipt.day:%B %-d, %Y}'


def _due(stored: StoredCase, version: int) -> dict[str, datetime | None]:
    return {renamed("duties", stored.process, key, version): at for key, at in stored.due.items()}


def _is_target(case: Case, key: str, was: datetime | None) -> bool:
    """Say whether a task that had no date has a target of the desk now, which reminds and sanctions nobody."""
    return was is None and any(duty.because for duty in case.process.duties_in(case.state) if duty.key == base(key))


def _task(process: Process, policy: Policy, key: str) -> str:
    duty = process.duty(base(key))
    return about(process, policy, duty.task_of_others) if duty else key


def _moment(at: datetime | None) -> str:
    return f"{at:%B %-d, %Y, %H:%M} UTC" if at else "no date"
