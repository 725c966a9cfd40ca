"""Corrective action plans on the practice desk, in every state; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import CHAMPLAIN, DANA, GRANITE, KINGDOM, KOFI, MAPLE, NORA, RIVERS, WHITE

SHORT = "Destination is missing in a third of the exits, as in the months before ICA's training."


def _plan(begins: int, agency: str, *turns: Turn) -> Script:
    facts = {"agency": key_of(agency), "shortfalls": SHORT}
    return Script(f"corrective action plan of {agency}", "P25", begins, DANA, facts, turns)


def _proposed(day: int, ends: int) -> Turn:
    said: dict[str, Any] = {
        "needs": "Exits are entered by one person, who works two days a week.",
        "measures": "A second person enters exits, from the first week.\nThe administrator reads the list of exits each Friday.",
        "ends_on": On(ends),
    }  # fmt: skip
    return Turn(day, DANA, "propose", said, 14)


def _not_met(day: int) -> Turn:
    return Turn(day, KOFI, "not-met", {"why": "Nobody else enters exits, and the figures are as before."}, 11)


SCRIPTS: tuple[Script, ...] = (
    _plan(6, KINGDOM),
    _plan(12, WHITE, _proposed(2, 60)),
    _plan(50, CHAMPLAIN, _proposed(2, 55), Turn(5, "Judith Amory", "agree"),
          Turn(34, DANA, "review", {"reviewed_on": On(34), "standing": "The first measure is carried out; Destination is at 84 percent."})),
    _plan(55, MAPLE, _proposed(1, 45), Turn(3, "Paul Renner", "agree"),
          Turn(30, "Omar Haddad", "carried-out", {"done_on": On(30), "how": "Both measures, since the second week."}),
          Turn(36, DANA, "met", {"shows": "All elements are at 95 percent or above."})),
    _plan(52, RIVERS, _proposed(1, 20), Turn(2, "Asha Reid", "agree"), _not_met(44)),
    _plan(54, GRANITE, _proposed(1, 15), Turn(2, "Rosa Lund", "agree"), _not_met(20),
          Turn(24, NORA, "refer", {"what": "No measure of the plan was carried out, in spite of two reviews.", "occurred": "October to December",
                                   "why": "It had its days and more than one talk."})),
)  # fmt: skip
