"""Whichever write of a deed fails, all of it is there or nothing; and the same done again comes to the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from models.access.rulebook import Rulebook
from tests.breaking.deeds import DEEDS, KNOWN_AGAIN, Do, Ended
from tests.breaking.desks import Breakable, Rows
from tests.breaking.disks import COMMIT
from tests.databases import KINDS
from tests.notifications.mailroom import HASTY
from workflows.manual.registry import BY_KEY

PLAIN = Rulebook({key: each for key, each in BY_KEY.items() if each.recurrence is None}, HASTY)


def states(desk: Breakable, do: Do) -> list[Rows]:
    """Do a deed with nothing in its way, and return all rows before it, and after each of its transactions."""
    found = [desk.rows()]
    desk.disk.committed = lambda: found.append(desk.rows())
    desk.disk.begin()
    do()
    desk.disk.committed = lambda: None
    return found


def differences(found: Rows, expected: Rows) -> list[str]:
    return [
        f"{name}: {each}" for name, rows in found.items() for each in set(rows).symmetric_difference(expected[name])
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("deed", DEEDS, ids=lambda each: each.__name__)
def test_whichever_write_fails_there_is_all_of_it_or_nothing(kind: str, deed: Callable[[Breakable], Do]) -> None:
    desk = Breakable(kind, PLAIN)
    do = deed(desk)
    desk.keep()
    whole = states(desk, do)
    written = desk.disk.written
    assert written.count(COMMIT) == len(whole) - 1 > 0
    for place, what in enumerate(written):
        done = written[:place].count(COMMIT)
        fail(desk, do, place, done)
        assert differences(desk.rows(), whole[done]) == [], f"{place}: {what}"
        if what == COMMIT:
            again(desk, do, whole[-1])
            fail(desk, do, place, done + 1, unheard=True)
            assert differences(desk.rows(), whole[done + 1]) == [], f"{place}: {what}, of which nobody heard"
            if deed in KNOWN_AGAIN:
                again(desk, do, whole[-1])


def again(desk: Breakable, do: Do, whole: Rows) -> None:
    """Do a deed once more, now that there is room, and see that it comes to the same."""
    desk.disk.begin()
    desk.count_on()
    do()
    assert differences(desk.rows(), whole) == []


def fail(desk: Breakable, do: Do, place: int, done: int, *, unheard: bool = False) -> None:
    """Do a deed on a desk as it was, whose disk is full from some write on, when so many transactions are done."""
    desk.back()
    if done:
        desk.count_on()
    desk.disk.begin(place, unheard=unheard)
    with suppress(Exception, Ended):
        do()
    assert desk.disk.is_full, f"it came to its end without write {place}"
