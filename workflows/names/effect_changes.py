"""What may happen to an effect: the history of a case is written anew when it is replayed, so only the lock is told."""

from __future__ import annotations

from workflows.names.changes import Change, Names


def renamed_effect(process: str, old: str, new: str) -> Change:
    """Say that an effect is called something else; what corrections brought about stays as it was written."""

    def lock(names: Names) -> None:
        names["effects"] = sorted(new if name == old else name for name in names["effects"])

    return Change(process, lock=lock)


def dropped_effect(process: str, name: str) -> Change:
    """Say that a process brings an effect about no more; what it wrote into rows of its own stays."""

    def lock(names: Names) -> None:
        names["effects"] = [each for each in names["effects"] if each != name]

    return Change(process, lock=lock)
