"""Changes of access of the practice desk, in every state; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    CHAMPLAIN,
    DANA,
    KINGDOM,
    KOFI,
    LAKE,
    MAPLE,
    OTTER,
    PLACES,
    RIVERS,
    WHITE,
    email_of,
    speaker_of,
)

TREE = "Needs the program data of all our shelters for the yearly report."
REPORTS = "Writes our monthly reports."
SECOND = "Is to add and remove users when our administrator is away."


def _director_of(agency: str) -> str:
    return next(place.director for place in PLACES if place.name == agency)


def _wanted(user: str, agency: str, why: str, level: str = "", art: str = "keep") -> dict[str, Any]:
    chosen = {"level": level} if level else {}
    return {"agency": key_of(agency), "user": email_of(user), "art": art, "why": why, **chosen}


def _changed(user: str, agency: str, begins: int, facts: dict[str, Any], *turns: Turn) -> Script:
    return Script(f"{user} has another access", "P06", begins, speaker_of(agency), facts, turns)


def _asked_of_ica(user: str, agency: str, begins: int, facts: dict[str, Any], *turns: Turn) -> Script:
    name = f"{user} is to have a high level"
    return Script(name, "P06", begins, _director_of(agency), facts, turns, step="ask-ica")


def _confirmed(day: int, by: str = DANA) -> Turn:
    return Turn(day, by, "confirm", {"changed_on": On(day)}, 15)


HIGH = "Agency Administrator"
SCRIPTS: tuple[Script, ...] = (
    _changed("Ana Ruiz", OTTER, 1, _wanted("Ana Ruiz", OTTER, TREE, "Case Manager III")),
    _changed("Cleo Hart", MAPLE, 9, _wanted("Cleo Hart", MAPLE, REPORTS, art="add")),
    _changed("Frank Ode", LAKE, 9, _wanted("Frank Ode", LAKE, REPORTS, art="add"), _confirmed(2, KOFI)),
    _changed("Otto Lenz", CHAMPLAIN, 2, _wanted("Otto Lenz", CHAMPLAIN, SECOND, HIGH)),
    _asked_of_ica("Nadia Beck", WHITE, 13, _wanted("Nadia Beck", WHITE, SECOND, HIGH, "add"),
                  Turn(2, DANA, "decide"), _confirmed(3)),
    _asked_of_ica("Kay Winter", KINGDOM, 8, _wanted("Kay Winter", KINGDOM, SECOND, HIGH),
                  Turn(3, DANA, "refuse", {"why": "The agency has two administrators already."})),
    Script("Ivy Tran asks for ART", "P06", 3, "Ivy Tran",
           {"agency": key_of(RIVERS), "art": "add", "why": REPORTS}, step="ask"),
)  # fmt: skip
