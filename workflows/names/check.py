"""Whether every stored name is still there, or an upcaster says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from workflows.grammar.process import Process
from workflows.names.changes import Change
from workflows.names.differences import breaks
from workflows.names.kinds import KINDS, Kinds
from workflows.names.stored import Lock, stored_names
from workflows.names.versions import UPCASTERS, lock_of, upcast_lock

RUN = "run `make names`"


def faults(
    processes: Iterable[Process],
    upcasters: Sequence[tuple[Change, ...]] = UPCASTERS,
    lock_of: Callable[[int], Lock | None] = lock_of,
    kinds: Kinds = KINDS,
) -> Iterator[str]:
    """Yield what cases and rows stored by some version could not be read by, each with what to write; then what is to be run."""
    current, version = stored_names(processes, kinds), len(upcasters) + 1
    found = list[str]()
    for older, changes in enumerate(upcasters, 1):
        found += (f"{each}, in workflows/names/from_{older}.py" for each in _between(older, changes, current, lock_of))
    kept = lock_of(version)
    found += (f"{each}, in workflows/names/from_{version}.py" for each in breaks(kept or current, current))
    yield from found
    if not found and kept != current:
        yield f"the lock of version {version} does not have all stored names yet: {RUN}"


def _between(
    older: int, changes: tuple[Change, ...], current: Lock, lock_of: Callable[[int], Lock | None]
) -> Iterator[str]:
    """Yield what was stored by one version and is not there in the next, whatever an upcaster says."""
    if (kept := lock_of(older)) is None:
        yield f"the lock of version {older} is gone"
        return
    yield from breaks(upcast_lock(kept, changes), lock_of(older + 1) or current)
