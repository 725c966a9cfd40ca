"""The versions of the stored names, and how what an earlier one stored is read under this one."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from workflows.names import from_1, from_2, from_3
from workflows.names.changes import Change, Event, Place
from workflows.names.kinds import ROWS
from workflows.names.stored import Lock

UPCASTERS: tuple[tuple[Change, ...], ...] = (from_1.CHANGES, from_2.CHANGES, from_3.CHANGES)
"""What changed since each version, the first one first."""

VERSION = len(UPCASTERS) + 1
"""The version of the names that are stored now."""

LOCKS = Path(__file__).parent / "locks"


def lock_of(version: int) -> Lock | None:
    """Return what the lock of a version says, if there is one."""
    path = LOCKS / f"{version}.json"
    found: Lock | None = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found


def written(lock: Lock) -> str:
    """Return a lock as its file has it."""
    return json.dumps(lock, indent=1, ensure_ascii=False) + "\n"


def upcast_lock(lock: Lock, changes: Iterable[Change]) -> Lock:
    """Return what a lock says once changes are made."""
    found: Lock = copy.deepcopy(lock)
    for change in changes:
        if (place := change.process or ROWS) in found:
            change.lock(found[place])
    return found


def upcast(process: str, event: Event, place: Place, version: int) -> Event:
    """Return an event of a version as this one would have stored it."""
    found: Event = copy.deepcopy(event)
    for changes in UPCASTERS[version - 1 :]:
        for change in _of(process, changes):
            for each in _all_in(found):
                change.event(each, place)
        place = Place(_renamed(place.state, process, changes, "states"), place.on)
    return found | {"v": VERSION}


def _all_in(event: Event) -> Iterable[Event]:
    """Yield an event and, where it amends others, what it says of each of them."""
    yield event
    for inner in (*([event["act"]] if event.get("act") else ()), *event.get("also", ())):
        yield from _all_in(inner)


def renamed(kind: str, process: str, name: str, version: int) -> str:
    """Return what a state, step, duty or notice of a version is called by now; of a duty also for one party."""
    for changes in UPCASTERS[version - 1 :]:
        base, _, party = name.partition(":")
        changed = _renamed(name, process, changes, kind)
        name = changed if changed != name or not party else f"{_renamed(base, process, changes, kind)}:{party}"
    return name


def row_keys(version: int) -> Mapping[str, Mapping[str, str]]:
    """Return by kind what the keys of a version, in rows, are by now."""
    found: dict[str, dict[str, str]] = {}
    for changes in UPCASTERS[version - 1 :]:
        for change in changes:
            for kind, keys in change.keys.items():
                known = found.setdefault(kind, {})
                known |= {old: keys.get(new, new) for old, new in known.items()} | {
                    old: new for old, new in keys.items() if old not in known
                }
    return found


def _renamed(name: str, process: str, changes: Iterable[Change], kind: str) -> str:
    for change in _of(process, changes):
        names: Mapping[str, str] = getattr(change, kind)
        name = names.get(name, name)
    return name


def _of(process: str, changes: Iterable[Change]) -> Iterable[Change]:
    return (change for change in changes if change.process in {process, ""})
