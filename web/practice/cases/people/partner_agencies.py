"""Agencies of the practice desk that join, that leave or think better of it, and victim service providers; all made up.

One that signed early in the year before is asked by the desk to renew its agreement.
"""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.deeds import AddDocument
from web.practice.scripts import Script, Turn
from web.practice.vermont import BATTENKILL, DANA, DEERFIELD, GAP, KOFI, PASSAGE, PLACES, RIVERS, WINOOSKI

RULES = "rules-on-confidential-data.pdf"
IN_ORDER = {"access": True, "destruction": True, "derived": True}


def _joins(agency: str, begins: int, why: str, *turns: Turn, by: str = DANA) -> Script:
    facts = {"agency": key_of(agency), "why": why}
    return Script(f"{agency} joins", "P01", begins, by, facts, turns, step="join")


def _leaves(agency: str, begins: int, why: str, *turns: Turn) -> Script:
    facts = {"agency": key_of(agency), "why": why}
    return Script(f"{agency} leaves", "P01", begins, _director_of(agency), facts, turns, step="close")


def _director_of(agency: str) -> str:
    return next(place.director for place in PLACES if place.name == agency)


def _by_director(agency: str, day: int, does: Any, facts: dict[str, Any] | None = None, hour: int = 10) -> Turn:
    return Turn(day, _director_of(agency), does, facts or {}, hour)


SCRIPTS: tuple[Script, ...] = (
    _joins(GAP, 8, "A shelter of twelve beds.", Turn(1, KOFI, "page"),
           _by_director(GAP, 2, "computers", {"meet": False, "remark": "One laptop has no virus protection yet."})),
    _joins(PASSAGE, 9, "Housing for people who flee violence."),
    _joins(RIVERS, 70, "Its street outreach to young people.",
           _by_director(RIVERS, 3, "withdraw", {"why": "It was taken in already."})),
    _joins(DEERFIELD, 40, "Outreach in four towns.", Turn(1, KOFI, "page"),
           _by_director(DEERFIELD, 2, "computers", {"meet": True}),
           _by_director(DEERFIELD, 3, AddDocument(RULES)),
           _by_director(DEERFIELD, 3, "hand-in-rules", {"document": RULES, **IN_ORDER}, 11)),
    _leaves(WINOOSKI, 3, "Its HMIS project ends with the grant."),
    _leaves(BATTENKILL, 35, "It meant to merge with another agency.",
            Turn(4, DANA, "stay", {"why": "The merger is off."})),
)  # fmt: skip
