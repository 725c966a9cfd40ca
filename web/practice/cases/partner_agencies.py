"""Agencies of the practice desk that join: one just asked, one that renews, a victim service provider; all made up."""

from __future__ import annotations

from models.registries.people_and_agencies import key_of
from web.practice.scripts import Script, Turn
from web.practice.vermont import DANA, GAP, KOFI, PASSAGE, PLACES, RIVERS


def _joins(agency: str, begins: int, why: str, *turns: Turn, by: str = DANA) -> Script:
    return Script(f"{agency} joins", "P01", begins, by, {"agency": key_of(agency), "why": why}, turns, step="join")


def _director_of(agency: str) -> str:
    return next(place.director for place in PLACES if place.name == agency)


SCRIPTS: tuple[Script, ...] = (
    _joins(GAP, 8, "A shelter of twelve beds.", Turn(1, KOFI, "page"),
           Turn(2, _director_of(GAP), "computers", {"meet": False, "remark": "One laptop has no virus protection yet."})),
    _joins(PASSAGE, 9, "Housing for people who flee violence."),
    _joins(RIVERS, 70, "Its street outreach to young people.",
           Turn(3, _director_of(RIVERS), "withdraw", {"why": "It was taken in already."})),
)  # fmt: skip
