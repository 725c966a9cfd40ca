"""Users of the practice desk who no longer need access: in time, late, ahead of time, and heard of elsewhere."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.cases.people.onboarding import licensed
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    BATTENKILL,
    CHAMPLAIN,
    DANA,
    KINGDOM,
    KOFI,
    MAPLE,
    OTTER,
    PLACES,
    RIVERS,
    WHITE,
    email_of,
    speaker_of,
)

LEAVES: dict[str, Any] = {"reason": "leaves"}
NEW_JOB: dict[str, Any] = {"reason": "job"}


def _noticed(
    user: str, agency: str, begins: int, last: On, why: dict[str, Any], *turns: Turn, by: str = "", heard: bool = False
) -> Script:
    """Return how somebody tells ICA so many days before, with the last moment counted from that day."""
    facts = {
        "agency": key_of(agency), "user": email_of(user), "last_need": last, "told_on": On(0),
        "source": "elsewhere" if heard else "agency", **why,
    }  # fmt: skip
    return Script(f"{user} leaves {agency}", "P04", begins, by or speaker_of(agency), facts, turns)


def _disabled(day: int, by: str = DANA) -> Turn:
    return Turn(day, by, "disable", {"disabled_on": On(day)}, 14)


RUTH_LAMB = next(place.director for place in PLACES if place.name == BATTENKILL)
USERS = (
    licensed("Ruby Cade", CHAMPLAIN, 60),
    licensed("Abel Noon", KINGDOM, 64),
    licensed("Lois Field", WHITE, 58),
    licensed("Theo Grant", BATTENKILL, 68),
    licensed("Cass Dorsey", RIVERS, 57),
)
DEPARTURES = (
    _noticed("Ben Lowe", OTTER, 12, On(-1, 17), LEAVES, _disabled(1)),
    _noticed("Cleo Hart", MAPLE, 3, On(11, 16), LEAVES),
    _noticed("Ruby Cade", CHAMPLAIN, 9, On(-6, 12), NEW_JOB, _disabled(1, KOFI)),
    _noticed("Abel Noon", KINGDOM, 1, On(-4, 17), LEAVES),
    _noticed("Lois Field", WHITE, 5, On(3, 17), {**LEAVES, "asked": True}),
    _noticed(
        "Theo Grant",
        BATTENKILL,
        6,
        On(8, 17),
        NEW_JOB,
        Turn(2, RUTH_LAMB, "stays", {"why": "The new job is put off until spring."}),
        by=RUTH_LAMB,
    ),  # its administrator's license is suspended with the agency's
    _noticed("Cass Dorsey", RIVERS, 4, On(-1, 17), LEAVES, by=DANA, heard=True),
)
SCRIPTS: tuple[Script, ...] = (*USERS, *DEPARTURES)
