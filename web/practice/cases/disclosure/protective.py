"""Disclosures because of a threat, abuse or incapacity of the practice desk, in each state; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import DANA, KINGDOM, KOFI, LAKE, MAPLE, OTTER, RIVERS, RUTH, speaker_of

THREAT = {"ground": "threat", "tests": ("necessary", "able"), "what": "Expected whereabouts this evening"}
ABUSE = {"ground": "abuse", "tests": ("authority", "victim"), "what": "Address and household"}
INCAPACITY = {
    "ground": "incapacity",
    "tests": ("official", "unable", "waiting", "not-against"),
    "what": "Emergency contact",
}
POLICE, CHILDREN = "Mill River Police, shift lead", "State child protection, intake line"


def _disclosed(
    begins: int, agency: str, client: str, by: str, *turns: Turn, facts: dict[str, Any], to: str = POLICE, **more: Any
) -> Script:
    """Return a script of a disclosure by a user of the agency, logged on the day on which it was made."""
    said = {"agency": key_of(agency), "recipient": to, "client": client, "given_on": On(0), **facts, **more}
    return Script(f"disclosed about client {client}", "P14", begins, by, said, turns)


def _by_agency(
    begins: int, agency: str, client: str, *turns: Turn, facts: dict[str, Any], to: str = POLICE, **more: Any
) -> Script:
    """Return a script of a disclosure by somebody who administers the agency."""
    said = {"agency": key_of(agency), "recipient": to, "client": client, "given_on": On(0), **facts, **more}
    name = f"disclosed for the agency about client {client}"
    return Script(name, "P14", begins, speaker_of(agency), said, turns, step="disclose-for-agency")


def _told(day: int, by: str) -> Turn:
    return Turn(day, by, "tell", {"whom": "client", "told_on": On(day)}, 15)


def _reviewed(day: int, by: str = DANA, verdict: str = "in-order") -> Turn:
    return Turn(day, by, "review", {"verdict": verdict, "why": "It was needed, and only what was needed was given."}, 9)


def _counsel(day: int, verdict: str = "in-order", why: str = "It lies within the use that is named.") -> Turn:
    return Turn(day, RUTH, "counsel", {"verdict": verdict, "why": why}, 16)


MORE = "More was given than the threat called for."
SCRIPTS: tuple[Script, ...] = (
    _disclosed(1, OTTER, "44810", "Ana Ruiz", facts=THREAT),
    _by_agency(3, KINGDOM, "51622", Turn(1, speaker_of(KINGDOM), "except", {
        "exception": "risk", "judged_by": "Wes Tully, administrator", "judged_on": On(1),
        "why": "Whoever is reported reads the client's mail.",
    }), facts=ABUSE, to=CHILDREN),
    _disclosed(8, MAPLE, "27751", "Cleo Hart", _told(1, "Cleo Hart"), _reviewed(2), facts=ABUSE, to=CHILDREN),
    _disclosed(9, LAKE, "30116", "Frank Ode", _reviewed(3, KOFI), _counsel(4, "wanting", MORE), facts=THREAT),
    _disclosed(14, RIVERS, "58490", "Ivy Tran", _reviewed(2), _counsel(5), facts=INCAPACITY),
    _by_agency(36, OTTER, "44702", _reviewed(2, KOFI), _counsel(3, "wanting", MORE), Turn(6, DANA, "settle", {
        "why": "The agency now reads the form with its staff before each shift.",
    }), facts=THREAT),
)  # fmt: skip
