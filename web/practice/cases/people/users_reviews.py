"""Reviews of users in the practice desk: the calendar asked on January 1, and three agencies have answered, or begun to."""

from __future__ import annotations

from models.registries.people_and_agencies import key_of
from web.practice.deeds import AllStay
from web.practice.scripts import Script, Turn
from web.practice.vermont import CHAMPLAIN, KINGDOM, WHITE

OBSERVED = 4  # from which day the reviews are looked at: January 1
CONFIRMED = {"notice_posted": True, "information": True}


def _review(agency: str, by: str, *turns: Turn) -> Script:
    """Return what an agency says in its review."""
    return Script(f"review of the users of {agency}", "D03", OBSERVED, by, {"agency": key_of(agency)}, turns)


SCRIPTS: tuple[Script, ...] = (
    _review(WHITE, "Hope Dyer", Turn(1, "Hope Dyer", AllStay()), Turn(1, "Hope Dyer", "confirm-agency", CONFIRMED, 11)),
    _review(CHAMPLAIN, "Noel Pratt", Turn(2, "Noel Pratt", AllStay())),
    _review(KINGDOM, "Wes Tully", Turn(3, "Wes Tully", "confirm-agency", CONFIRMED)),
)
