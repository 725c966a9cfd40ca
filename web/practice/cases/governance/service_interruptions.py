"""An interruption of HMIS on the practice desk, maintenance that is announced, and a move of ICA to another office; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import BATTENKILL, DANA, KOFI, LAKE, MAPLE, NORA, OTTER, RIVERS

DOWN, SOON, FLOOD = 41, 1, 75  # days before the practice clock's start
PAPER = "Write intakes and services on paper, and enter them once HMIS is back."
INTERRUPTED: dict[str, Any] = {"since": On(0, 8), "reach": "all", "advice": PAPER, "vendor": "A disk array failed."}
MAINTENANCE: dict[str, Any] = {
    "begins_at": On(6, 22), "ends_at": On(7, 4), "advice": "Finish what you enter by ten in the evening.", "vendor": "A new release.",
}  # fmt: skip
MOVED: dict[str, Any] = {
    "affected": "Madison WI", "office": "Vermont", "moved_on": On(0), "reached": "Call 802-555-0140, or write to hmis@ica.practice.example.",
    "why": "Water in the server room of the building.",
}  # fmt: skip
BY_DESK: dict[str, Any] = {"by_desk": True}
ADMINISTRATORS = {
    OTTER: "Tess Barlow",
    MAPLE: "Omar Haddad",
    LAKE: "Sofia Marin",
    BATTENKILL: "Dean Foss",
    RIVERS: "Asha Reid",
}


def _asked(agency: str, begins: int, what: str, *turns: Turn) -> Script:
    name = f"users told of {what}: {agency}"
    return Script(name, "P32", begins, ADMINISTRATORS[agency], {"agency": key_of(agency)}, turns)


def _back(agency: str, *, entered: int = 0) -> Script:
    """Return how an agency tells its users that HMIS is back, and perhaps enters again what was lost."""
    by = ADMINISTRATORS[agency]
    again = (Turn(entered, by, "reentered", {"done_on": On(entered)}),) if entered else ()
    return _asked(agency, DOWN - 1, "what was lost", Turn(0, by, "tell-users", BY_DESK, 11), *again)


SCRIPTS: tuple[Script, ...] = (
    Script("interruption of HMIS", "P32", DOWN, DANA, INTERRUPTED, (
        Turn(0, KOFI, "report-progress", {"restoring": "tape", "begun_at": On(0, 9), "advice": PAPER}, 10),
        Turn(0, KOFI, "restore", {"back_at": On(0, 16), "lost_hours": 9}, 17),
    ), step="record"),
    _asked(OTTER, DOWN, "the interruption", Turn(0, "Tess Barlow", "tell-users", BY_DESK, 10)),
    _asked(LAKE, DOWN, "the interruption", Turn(0, "Sofia Marin", "tell-users", {"how": "At the morning meeting."}, 11)),
    _back(OTTER, entered=3), _back(MAPLE, entered=5), _back(BATTENKILL, entered=2), _back(LAKE),
    Script("maintenance of HMIS", "P32", SOON, DANA, MAINTENANCE, step="announce"),
    _asked(RIVERS, SOON, "the maintenance", Turn(0, "Asha Reid", "tell-users", BY_DESK, 10)),
    Script("ICA in Vermont", "P32", FLOOD, NORA, MOVED, (
        Turn(9, NORA, "go-back", {"back_on": On(9)}),
    ), step="move"),
)  # fmt: skip
