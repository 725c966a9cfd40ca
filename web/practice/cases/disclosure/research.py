"""The research projects of the practice desk, in every state from the proposal to the certificate."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    CHAMPLAIN,
    DANA,
    GRANITE,
    KINGDOM,
    KOFI,
    LAKE,
    MAPLE,
    NORA,
    OTTER,
    RIVERS,
    WHITE,
    speaker_of,
)

UVM, MIDDLEBURY, NORWICH = "University of Vermont", "Middlebury College", "Norwich University"
TERMS = {"rules": True, "returns": True, "no_other_use": True, "complies": True}
BOARD = {"board": "UVM Committees on Human Research", "board_approval": "STUDY-2025-0417", "board_approved_on": On(-20)}
CHANGES = {"wanted": "Say where the files are kept, who holds the key, and how they are destroyed."}
NEVER = {"why": "Clients were promised that nothing about them leaves the shelter but for services."}


def _project(
    name: str,
    begins: int,
    until: int,
    agencies: tuple[str, ...],
    *turns: Turn,
    of: tuple[str, str],
    review: bool = False,
) -> Script:
    institution, researcher = of
    facts: dict[str, Any] = {
        "project": name, "institution": institution, "relationship": "Data-sharing memorandum of understanding",
        "related_since": On(-200), "researcher": researcher,
        "researcher_email": f"{researcher.lower().replace(' ', '.')}@campus.example",
        "affiliation": "employed", "agencies": tuple(key_of(each) for each in agencies),
        "human_subjects": review, "project_ends": On(until),
    }  # fmt: skip
    return Script(name, "P15", begins, DANA, facts, turns)


def _approval(day: int, by: str) -> dict[str, Any]:
    return {"signed_as": by, "approved_on": On(day), "independent": True}


def _checked(day: int, **board: Any) -> Turn:
    return Turn(day, DANA, "accept-terms", {**TERMS, **board})


def _approved(day: int, agency: str) -> Turn:
    return Turn(day, speaker_of(agency), "approve", _approval(day, speaker_of(agency)), hour=11)


def _kept(day: int, agency: str) -> Turn:
    return Turn(day, speaker_of(agency), "keep-data", NEVER, hour=11)


def _begun(day: int) -> Turn:
    return Turn(day, NORA, "approve-for-ica", _approval(day, NORA), hour=14)


LANG, SAID, CROSS = (UVM, "Vera Lang"), (MIDDLEBURY, "Idris Said"), (NORWICH, "Hannah Cross")
SCRIPTS: tuple[Script, ...] = (
    _project("Rural routes into shelter", 4, 300, (KINGDOM, GRANITE), of=CROSS),
    _project("Length of stay after eviction", 21, 400, (LAKE, CHAMPLAIN),
             Turn(3, KOFI, "ask-changes", CHANGES),
             Turn(12, KOFI, "revise", {"changed": "Section 4 on security is new.", "project_ends": On(420)}), of=LANG),
    _project("Food insecurity and shelter use", 15, 200, (OTTER,), Turn(2, DANA, "ask-changes", CHANGES), of=SAID),
    _project("Housing outcomes of youth", 18, 365, (RIVERS, GRANITE, MAPLE), _checked(4, **BOARD), _approved(9, RIVERS),
             of=LANG, review=True),
    _project("Winter shelter and health", 30, 365, (OTTER, MAPLE, WHITE), _checked(5), _approved(8, OTTER),
             _kept(11, WHITE), of=LANG),
    _project("Returns to homelessness", 33, 330, (LAKE, WHITE), _checked(3), _approved(6, LAKE), _kept(20, WHITE), of=SAID),
    _project("Families in motels", 80, 260, (MAPLE, CHAMPLAIN), _checked(5, **BOARD), _approved(9, MAPLE),
             _approved(12, CHAMPLAIN), _begun(15), of=LANG, review=True),
    _project("Outreach in the Northeast Kingdom", 95, 120, (KINGDOM,), _checked(4), _approved(7, KINGDOM), _begun(9),
             Turn(70, DANA, "ask-extension", {"runs_until": On(300), "why": "A second winter is to be compared."}),
             Turn(72, speaker_of(KINGDOM), "approve-extension", {"signed_as": speaker_of(KINGDOM), "independent": True}),
             Turn(75, NORA, "approve-extension-for-ica",
                  {"runs_until": On(300), "signed_as": NORA, "independent": True}), of=CROSS),
    _project("Winter motel survey", 60, 52, (OTTER, LAKE), _checked(3), _approved(5, OTTER), _approved(6, LAKE),
             _begun(8), of=SAID),
    _project("Coordinated entry in 2024", 110, 25, (WHITE, GRANITE), _checked(2), _approved(4, WHITE),
             _approved(5, GRANITE), _begun(7), of=LANG),
    _project("Veterans' rentals", 100, 200, (CHAMPLAIN,), _checked(3), _approved(5, CHAMPLAIN), _begun(6),
             Turn(50, KOFI, "end-early", {"ended_on": On(48), "why": "The grant was not renewed."}), of=CROSS),
    _project("Exits of the first summer", 115, 40, (OTTER,), _checked(2), _approved(4, OTTER), _begun(5),
             Turn(58, DANA, "record-certificate", {"outcome": "disposed", "certified_on": On(55),
                                                   "certified_by": "Vera Lang, University of Vermont"}), of=LANG),
    _project("Faces of homelessness", 50, 100, (OTTER, RIVERS), _checked(4), _kept(8, OTTER), _kept(13, RIVERS), of=SAID),
    _project("Phone interviews", 40, 150, (LAKE,),
             Turn(9, DANA, "withdraw", {"why": "The student changed the subject of the thesis."}), of=SAID),
)  # fmt: skip
