"""What may happen to a key that rows are stored by: a role, a paper, a topic and the like is stored by another one."""

from __future__ import annotations

from workflows.names.changes import Change, Event, Names, Place


def renamed_key(kind: str, old: str, new: str) -> Change:
    """Say that one of a kind is stored by another key: in rows, and if it is a role, as who acted, who entered it and who was told."""

    def event(event: Event, place: Place) -> None:
        del place
        for said in {"actors", "by", "to"} & event.keys() if kind == "role" else ():
            event[said] = [new if each == old else each for each in event[said]]

    def lock(names: Names) -> None:
        names[kind][new] = names[kind].pop(old)

    return Change("", event, lock, keys={kind: {old: new}})
