"""Who administers the agencies of the practice desk: named, asked for anew, recorded, or left as it was; all made up."""

from __future__ import annotations

from models.registries.people_and_agencies import key_of
from web.practice.scripts import Script, Turn
from web.practice.vermont import DANA, DEERFIELD, GAP, GRANITE, KOFI, MAPLE, PLACES, WINOOSKI, email_of


def _named(name: str, agency: str, begins: int, *turns: Turn) -> Script:
    director = next(place.director for place in PLACES if place.name == agency)
    facts = {"agency": key_of(agency), "name": name, "email": email_of(name)}
    return Script(f"{agency} names {name}", "P02", begins, director, facts, turns, step="designate")


def _gives_up(agency: str, begins: int, why: str) -> Script:
    """Return how an agency with few users says that it does without an administrator."""
    director = next(place.director for place in PLACES if place.name == agency)
    facts = {"agency": key_of(agency), "why": why}
    return Script(f"{agency} does without", "P02", begins, director, facts, (), step="give-up")


SCRIPTS: tuple[Script, ...] = (
    _named("Max Ruhl", DEERFIELD, 1),
    _named("Abel Rice", GAP, 6, Turn(2, KOFI, "ask-again", {"why": "Abel Rice holds no license yet."})),
    _named("Gwen Ash", MAPLE, 4, Turn(1, DANA, "record")),
    _named("Faye Hurd", GRANITE, 30, Turn(3, "Rosa Lund", "go-on", {"why": "We stay with ICA for now."})),
    _gives_up(WINOOSKI, 1, "There are four of us, and Iris Kane works part-time now."),
)
