"""A database that is out of reach: a desk waits for one that starts with it, and every command says so in a sentence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from models.store.passing import is_passing, name_of

T = TypeVar("T")
TRIES, SECONDS = 30, 2.0  # that a desk waits for its database, as after a power cut that both come back from
PASSES = Event().wait  # time
log = logging.getLogger(__name__)


class OutOfReach(Exception):
    """The database did not answer."""

    def __init__(self, trouble: BaseException) -> None:
        """Name the trouble by the driver's own word, which quotes nothing."""
        super().__init__(
            f"the database is out of reach ({name_of(trouble)}). Nothing was done. See that it runs, that its address is right, "
            "that this user may read and write it, and that the disk is not full"
        )


def reached(ask: Callable[[], T], wait: Callable[[float], object] = PASSES, tries: int = TRIES) -> T:
    """Return what is asked of a database, once it answers; or raise OutOfReach if it does not for a minute."""
    for last in (*[False] * (tries - 1), True):
        try:
            return ask()
        except Exception as error:
            if not is_passing(error):
                raise
            if last:
                raise OutOfReach(error) from error
            log.warning("the database is out of reach, and is tried again: %s", name_of(error))
            wait(SECONDS)
    raise AssertionError("the last try returns or raises")


def told(error: Exception) -> str | None:
    """Return the sentence for trouble with a database that passes, if an error is that."""
    return str(OutOfReach(error)) if is_passing(error) else None
