"""Requests for aggregate data of the practice desk, in every state; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.deeds import AddDocument
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import CHAMPLAIN, DANA, KOFI, LAKE, MAPLE, OTTER, RIVERS, WHITE, speaker_of

DIGEST, FUND, COUNTY = "Joy Farrell, Vermont Digest", "Bright Futures Fund", "Rutland County Regional Commission"
SMALL = {"why": "The shelter has eight beds; such figures point to single families."}
PARAMETERS = "From Vermont's HMIS: all participating programs, exits of the year, each client once."


def _asked(name: str, ago: int, requester: str, *turns: Turn, by: str = DANA, needed: int = 40, **more: Any) -> Script:
    """Return a script of a request for data of the year before."""
    facts: dict[str, Any] = {
        "kind": "public", "requester": requester, "contact": "data@asker.example", "received_on": On(0),
        "medium": "writing", "wanted": f"{name}, by county and month.", "begins": On(-400), "ends": On(-36),
        "needed_on": On(needed), "detail": "aggregate", **more,
    }  # fmt: skip
    return Script(name, "P16", ago, by, facts, turns)


def _programs(*agencies: str) -> dict[str, Any]:
    return {"kind": "funder", "detail": "programs", "agencies": tuple(key_of(each) for each in agencies)}


def _accepted(day: int, by: str = DANA) -> Turn:
    return Turn(day, by, "accept")


def _consented(day: int, agency: str) -> Turn:
    return Turn(day, speaker_of(agency), "consent", {"signed_as": speaker_of(agency)}, 11)


def _refused(day: int, agency: str) -> Turn:
    return Turn(day, speaker_of(agency), "keep", SMALL, 12)


def _delivered(day: int, file: str, by: str = DANA, **more: Any) -> tuple[Turn, Turn]:
    facts = {
        "document": file, "counted": "All exits of all programs between the two days, each client once, by county.",
        "parameters": PARAMETERS, "unduplicated": True, "unidentified": True, "untraceable": True,
        "delivered_on": On(day), **more,
    }  # fmt: skip
    return Turn(day, by, AddDocument(file)), Turn(day, by, "deliver", facts, 15)


SCRIPTS: tuple[Script, ...] = (
    _asked("Exits to permanent housing", 2, DIGEST),
    _asked("Families in emergency shelter", 1, COUNTY, needed=12, kind="authority"),
    _asked("Length of stay in shelters", 6, DIGEST,
           Turn(2, DANA, "ask-back", {"wanted": "Of which year, and of which counties?", "written_on": On(2)}),
           medium="spoken", begins=None, ends=None),
    _asked("Veterans served", 8, FUND, _accepted(2), _consented(4, OTTER), **_programs(OTTER, MAPLE)),
    _asked("Turn-away counts", 14, FUND, _accepted(1, KOFI), _refused(3, LAKE), _refused(5, WHITE), **_programs(LAKE, WHITE)),
    _asked("Returns within two years", 12, "Champlain Housing Coalition", _accepted(3),
           by=speaker_of(CHAMPLAIN), kind="agency", agency=key_of(CHAMPLAIN), contact="", needed=45),
    _asked("Youth in motels", 44, COUNTY, _accepted(2),
           Turn(2, DANA, "decide-exception", {"decision": "made", "why": "The commission votes before the thirty days are over."}),
           *_delivered(18, "youth-in-motels.pdf"), needed=20, kind="authority"),
    _asked("Rapid rehousing outcomes", 60, FUND, _accepted(2), _consented(5, RIVERS), _refused(6, MAPLE),
           *_delivered(30, "rapid-rehousing.pdf", KOFI, consented=True), needed=35, **_programs(RIVERS, MAPLE)),
    _asked("One household's stays", 20, "Mark Dunn, attorney",
           Turn(1, DANA, "send-on", {"told_on": On(1), "remark": "He was told that his client may ask in person."}),
           kind="other", detail="clients", agencies=(key_of(OTTER),)),
    _asked("Nightly names of guests", 30, DIGEST,
           Turn(2, KOFI, "deny", {"why": "Such a list cannot be made without naming people.", "written_on": On(2)})),
    _asked("Meals served", 25, "Green Hills College", Turn(4, DANA, "withdraw", {"withdrawn_on": On(4)}), kind="other"),
)  # fmt: skip
