"""Conflicts of interest of the practice desk, disclosed or suspected, in as many states as there are; all made up."""

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
    WINOOSKI,
    email_of,
    speaker_of,
)

RELATIVE = "A relative of theirs became a client of the agency."
EARLIER = "They were a client of the agency before they came to work there."
ALONE = "A family's record changed on an evening when nobody else was at work."
ELSEWHERE = "A colleague enters all data of that household."


def _conflict(begins: int, agency: str, user: str, by: str, *turns: Turn, **facts: Any) -> Script:
    """Return a script of a conflict that came up a day before it was entered."""
    said = {"agency": key_of(agency), "user": email_of(user), "whose": "family", "known_on": On(-1), **facts}
    return Script(f"conflict {begins} {user}", "P09", begins, by, said, turns)


def _disclosed(
    begins: int, agency: str, user: str, *turns: Turn, what: str = RELATIVE, whose: str = "family"
) -> Script:
    facts = {"source": "disclosed", "recipient": "agency", "what": what, "whose": whose}
    return _conflict(begins, agency, user, speaker_of(agency), *turns, **facts)


def _to_ica(begins: int, agency: str, user: str, *turns: Turn) -> Script:
    """Return a script of an administrator in conflict, who turns to ICA."""
    return _conflict(begins, agency, user, DANA, *turns, source="disclosed", recipient="ica", what=RELATIVE)


def _own(begins: int, agency: str, user: str, *turns: Turn) -> Script:
    """Return a script of a user who discloses it in the desk."""
    said = {
        "agency": key_of(agency),
        "recipient": "agency",
        "whose": "family",
        "what": "A cousin uses the night program.",
    }
    return Script(f"{user} discloses a conflict", "P09", begins, user, said, turns, step="disclose")


def _suspected(
    begins: int, agency: str, user: str, *turns: Turn, by: str = DANA, source: str = "suspected", what: str = ALONE
) -> Script:
    whose = "neither" if source == "other" else "family"
    return _conflict(begins, agency, user, by, *turns, source=source, what=what, whose=whose)


def _arranged(day: int, by: str, suspicion: str = "") -> Turn:
    return Turn(day, by, "arrange", {"agreed_on": On(day), "arranged": ELSEWHERE, "suspicion": suspicion})


def _audited(day: int, result: str, finding: str) -> Turn:
    covers = {"run_on": On(day), "covers_from": On(-31), "covers_through": On(day - 1)}
    return Turn(day, KOFI, "audit", {**covers, "result": result, "finding": finding}, 14)


CHANGES = "Three changes in one evening, to fields that decide on a referral."
SCRIPTS: tuple[Script, ...] = (
    _disclosed(2, OTTER, "Ned Farrow"),
    _own(4, OTTER, "Ana Ruiz"),
    _disclosed(16, KINGDOM, "Bea Stone"),
    _disclosed(35, WHITE, "Cora Bly", _arranged(3, speaker_of(WHITE)), what=EARLIER, whose="own"),
    _disclosed(4, GRANITE, "Eli Marsh"),
    _disclosed(13, LAKE, "Rhea Dunn", _arranged(2, speaker_of(LAKE), "They told us of one change before they knew.")),
    _to_ica(3, RIVERS, "Asha Reid"),
    _to_ica(28, WINOOSKI, "Iris Kane", _arranged(4, DANA)),
    _suspected(6, MAPLE, "Omar Haddad"),
    _suspected(21, CHAMPLAIN, "Sam Orr", _audited(9, "none", "No change by this user to any such record."), by=NORA),
    _suspected(24, MAPLE, "Gwen Ash", _audited(6, "undetermined", "The report lacks the days of an outage."),
               by=speaker_of(MAPLE)),
    _suspected(9, LAKE, "Tom Ives", _audited(5, "infraction", CHANGES)),
    _suspected(41, OTTER, "Joan Pike", _audited(7, "infraction", CHANGES),
               Turn(9, DANA, "allege", {"what": "Changed a family member's record.", "occurred": "One evening"})),
    _suspected(47, RIVERS, "Zoe Nash", _audited(8, "infraction", "One change, to a misspelled street."),
               Turn(10, DANA, "leave", {"why": "One slip, which the user reported and put right."})),
    _suspected(5, WHITE, "Finn Toft", source="other", what="Signed in at hours when the agency is closed."),
    _suspected(33, KINGDOM, "Jon Crane",
               Turn(3, DANA, "pass", {"why": "What is suspected leaves no trace in the report."}),
               source="other", what="Left a printed list in a meeting room."),
)  # fmt: skip
