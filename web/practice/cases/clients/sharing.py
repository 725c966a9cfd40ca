"""Programs of the practice desk that are switched, clients who sign or take back a consent; their numbers are made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.deeds import Closes
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import BATTENKILL, DANA, GAP, GRANITE, KINGDOM, KOFI, LAKE, MAPLE, OTTER, WHITE, speaker_of

PROGRAM = "11"  # the ProjectID of the first program of each agency
ADULT: dict[str, Any] = {"signer": "adult", "informed": True, "on_paper": True, "programs": (PROGRAM,)}


def _switched(agency: str, begins: int, *turns: Turn, direction: str = "shared") -> Script:
    facts = {"agency": key_of(agency), "programs": (PROGRAM,), "direction": direction}
    name = f"sharing: {agency} sets its program to {direction}"
    return Script(name, "P10", begins, speaker_of(agency), facts, turns, step="switch")


def _on(day: int) -> Turn:
    return Turn(day, DANA, "share-program", {"done_on": On(day)}, 14)


def _signed(agency: str, client: str, begins: int, *turns: Turn, signed: int = 0, **more: Any) -> Script:
    facts = {"agency": key_of(agency), "client": client, "signed_on": On(-signed), **ADULT, **more}
    name = f"sharing: client {client} signs at {agency}, {begins} days before"
    return Script(name, "P10", begins, speaker_of(agency), facts, turns, step="sign")


def _shared(day: int) -> Turn:
    return Turn(day, KOFI, "turned-on", {"done_on": On(day)}, 15)


def _stopped(agency: str, client: str, begins: int, why: str, *turns: Turn, known: int = 0, how: str = "") -> Script:
    facts = {"agency": key_of(agency), "client": client, "why": why, "known_on": On(-known)}
    name = f"sharing: client {client} at {agency} is taken off ({why})"
    return Script(name, "P10", begins, DANA if how else speaker_of(agency), facts, turns, step="stop", how=how)


def _off(day: int) -> Turn:
    return Turn(day, KOFI, "turned-off", {"done_on": On(day)}, 16)


def _asked(agency: str, begins: int, use: str, why: str, *turns: Turn) -> Script:
    facts = {"agency": key_of(agency), "use": use, "goes_with": why}
    return Script(f"sharing: {use}", "P10", begins, speaker_of(agency), facts, turns, step="ask-use")


NEWS = "A newspaper wants to print the stories of some clients."
SCRIPTS: tuple[Script, ...] = (
    _switched(OTTER, 62, _on(2)),
    _signed(OTTER, "48213", 58, _shared(1)),
    _stopped(OTTER, "48213", 30, "abuse", _off(0)),
    _signed(OTTER, "48213", 23, _shared(0), permits=True),
    _stopped(OTTER, "48213", 1, "wish"),
    _signed(OTTER, "70418", 40, _shared(2), ends_on=On(200)),
    _signed(OTTER, "70562", 41, _shared(1), ends_on=On(40)),
    _signed(OTTER, "71003", 2, signed=1),
    _signed(OTTER, "71220", 20, Turn(1, speaker_of(OTTER), "turned-on", {"done_on": On(1)})),
    _stopped(OTTER, "71220", 9, "wish", _off(1), how="The client called ICA."),
    _stopped(OTTER, "71377", 5, "under-age", _off(1)),
    _switched(LAKE, 50, _on(3)),
    _signed(LAKE, "30077", 45, _shared(1)),
    _signed(LAKE, "30455", 12, signed=14),
    _stopped(LAKE, "30455", 11, "wish"),
    _switched(MAPLE, 3),
    _switched(GRANITE, 44, Turn(2, DANA, "refuse-program", {"why": "Its forms are not the ones in use."})),
    _switched(KINGDOM, 28, Turn(1, speaker_of(KINGDOM), "take-back", {"why": "Staff are to be trained first."})),
    _switched(BATTENKILL, 72, _on(1), Turn(67, DANA, Closes(PROGRAM, 90))),
    Script(f"sharing: the program of {BATTENKILL} closes", "D05", 4, DANA, {"agency": key_of(BATTENKILL)}),
    _switched(GAP, 80, _on(1), Turn(40, DANA, Closes(PROGRAM, -1))),
    Script(f"sharing: the program of {GAP} has closed", "D05", 39, DANA, {"agency": key_of(GAP)},
           (Turn(1, DANA, "switched-off", {"done_on": On(1)}),)),
    _switched(WHITE, 70, _on(1)),
    _switched(WHITE, 15, Turn(1, DANA, "switched-off", {"done_on": On(1)}, 11), direction="not-shared"),
    _switched(LAKE, 1, direction="not-shared"),
    _asked(OTTER, 2, "A survey of services", "It helps to plan services, as the notice says."),
    _asked(MAPLE, 33, "Plans for a new shelter", "Administration and planning are listed.",
           Turn(3, DANA, "assume", {"why": "It goes with administrative functions."})),
    _asked(LAKE, 26, "A story for the newspaper", NEWS,
           Turn(2, DANA, "ask-first", {"why": "The notice lists nothing of the kind."})),
)  # fmt: skip
