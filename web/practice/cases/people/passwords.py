"""Users of the practice desk who cannot sign in, and what came of it; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.cases.people.onboarding import licensed
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import DANA, GRANITE, LAKE, MAPLE, OTTER, RIVERS, WHITE, email_of, speaker_of

GOOD: dict[str, Any] = {"strong": True, "own": True, "new": True, "kept": True}


def _locked(user: str, agency: str, begins: int, *turns: Turn, why: str = "locked", by: str = "") -> Script:
    facts = {"agency": key_of(agency), "user": email_of(user), "why": why, "since": On(0)}
    return Script(f"{user} is locked out", "P07", begins, by or speaker_of(agency), facts, turns)


def _reset(day: int, by: str) -> Turn:
    return Turn(day, by, "reset", {"reset_on": On(day), "handed_over": "by-phone"}, 14)


def _chosen(day: int, user: str, step: str = "choose") -> Turn:
    return Turn(day, user, step, {**GOOD, "changed_on": On(day)}, 15)


SCRIPTS: tuple[Script, ...] = (
    licensed("Willa Stark", GRANITE, 61), licensed("Ezra Moody", LAKE, 90), licensed("Faith Orton", MAPLE, 59),
    licensed("Gil Rusk", OTTER, 63), licensed("Hedy Blum", WHITE, 60), licensed("Ira Stout", RIVERS, 62),
    _locked("Willa Stark", GRANITE, 0, by=DANA),
    _locked("Gil Rusk", OTTER, 1, _reset(1, speaker_of(OTTER)), why="forgotten"),
    _locked("Faith Orton", MAPLE, 12, _reset(0, speaker_of(MAPLE)), _chosen(1, "Faith Orton")),
    _locked("Ezra Moody", LAKE, 60, _reset(0, speaker_of(LAKE)), _chosen(1, "Ezra Moody"), why="first"),
    _locked("Hedy Blum", WHITE, 8, Turn(0, speaker_of(WHITE), "withdraw", {"why": "It was the wrong key."}, 13)),
    _locked("Ira Stout", RIVERS, 5,
            Turn(1, speaker_of(RIVERS), "decline", {"why": "The caller could not be told to be Ira Stout."})),
)  # fmt: skip
