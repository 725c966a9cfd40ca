"""Clients of the practice desk who ask to see their records, or to have them corrected; their numbers are made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    BATTENKILL,
    CHAMPLAIN,
    DANA,
    GRANITE,
    KINGDOM,
    LAKE,
    MAPLE,
    OTTER,
    RIVERS,
    WHITE,
    WINOOSKI,
    speaker_of,
)

ORAL: dict[str, Any] = {"asked": "in-person", "identity": "known"}
WRITTEN: dict[str, Any] = {"asked": "writing", "identity": "photo"}
CALLED: dict[str, Any] = {"asked": "phone", "identity": "questions"}
STAYS: dict[str, Any] = {"information": "Program stays and services", "wanted": "copy", "medium": "paper"}
ALL: dict[str, Any] = {"information": "All that is kept", "wanted": "inspect", "medium": "any"}
DONE: dict[str, Any] = {"request_recorded": True, "reason_recorded": True}


def _asked(
    process: str, agency: str, client: str, begins: int, facts: dict[str, Any],
    *, turns: tuple[Turn, ...] = (), reached: int = 0, by: str = "",
) -> Script:  # fmt: skip
    """Return a script of a request that reached the agency so many days before it was entered."""
    whose = {"agency": key_of(agency), "client": client, "asker": "client", "received_on": On(-reached)}
    name = f"{process} of client {client}, {begins} days before"
    return Script(name, process, begins, by or speaker_of(agency), {**whose, **facts}, turns)


def _given(agency: str, day: int) -> tuple[Turn, ...]:
    return (Turn(day, speaker_of(agency), "give", {"given_on": On(day), "explained": True}),)


def _denied(agency: str, day: int, reason: str, ground: str = "") -> tuple[Turn, ...]:
    facts = {"reason": reason, "explained_on": On(day), **DONE, **({"ground": ground} if ground else {})}
    return (Turn(day, speaker_of(agency), "deny", facts, 15),)


def _withdrawn(agency: str, day: int) -> tuple[Turn, ...]:
    return (Turn(day, speaker_of(agency), "withdraw", {"withdrawn_on": On(day), "asked": "phone"}),)


def _corrected(agency: str, day: int, remedy: str) -> tuple[Turn, ...]:
    return (Turn(day, speaker_of(agency), "correct", {"remedy": remedy, "corrected_on": On(day)}),)


def _wrong(field: str, wrong: str = "inaccurate") -> dict[str, Any]:
    return {"information": field, "wrong": wrong}


INSPECTIONS = (
    _asked("P11", OTTER, "48213", 4, {**WRITTEN, **STAYS}, reached=3),
    _asked("P11", LAKE, "30077", 50, {**ORAL, **ALL}, reached=2),
    _asked("P11", KINGDOM, "51604", 70, {**WRITTEN, **STAYS}, reached=1),
    _asked("P11", MAPLE, "27718", 40, {**CALLED, **STAYS}),
    _asked("P11", GRANITE, "66120", 12, {**ORAL, **ALL}),
    _asked("P11", OTTER, "12906", 30, {**ORAL, **ALL}, turns=_given(OTTER, 12)),
    _asked("P11", WHITE, "40951", 60, {**WRITTEN, **STAYS}, turns=_given(WHITE, 50)),
    _asked("P11", CHAMPLAIN, "73358", 45, {**WRITTEN, **ALL}, reached=5,
           turns=_denied(CHAMPLAIN, 20, "The record names where another person now lives.", "danger")),
    _asked("P11", RIVERS, "58442", 80, {**WRITTEN, **ALL}, turns=_given(RIVERS, 10)),
    _asked("P11", RIVERS, "58442", 40, {**WRITTEN, **ALL},
           turns=_denied(RIVERS, 5, "The same pages were given in the fall; nothing is new.", "harassing")),
    _asked("P11", RIVERS, "58442", 6, {**WRITTEN, **STAYS}, reached=1),
    _asked("P11", BATTENKILL, "35190", 25, {**CALLED, **STAYS}, turns=_withdrawn(BATTENKILL, 6)),
)  # fmt: skip
CORRECTIONS = (
    _asked("P12", OTTER, "48213", 3, {**CALLED, **_wrong("Prior Living Situation")}, reached=2),
    _asked("P12", MAPLE, "19805", 24, {**ORAL, **_wrong("Date of birth")}),
    _asked("P12", WINOOSKI, "60233", 66, {**WRITTEN, **_wrong("Veteran status")}),
    _asked("P12", GRANITE, "24471", 9, {**CALLED, **_wrong("Income from any source", "incomplete")}, reached=4,
           by=DANA),
    _asked("P12", MAPLE, "88017", 50, {**ORAL, **_wrong("Disabling condition")},
           turns=_corrected(MAPLE, 9, "deleted")),
    _asked("P12", LAKE, "30077", 35, {**WRITTEN, **_wrong("Exit destination", "both")},
           turns=_corrected(LAKE, 16, "marked")),
    _asked("P12", CHAMPLAIN, "91150", 75, {**ORAL, **_wrong("Relationship")},
           turns=_corrected(CHAMPLAIN, 64, "marked")),
    _asked("P12", WHITE, "40951", 40, {**WRITTEN, **_wrong("Project start date")},
           turns=_denied(WHITE, 21, "The entry date agrees with the signed intake form.")),
    _asked("P12", KINGDOM, "77302", 18, {**ORAL, **_wrong("Translation assistance")}, turns=_withdrawn(KINGDOM, 4)),
)  # fmt: skip
SCRIPTS: tuple[Script, ...] = (*INSPECTIONS, *CORRECTIONS)
