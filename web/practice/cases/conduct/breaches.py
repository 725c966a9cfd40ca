"""Security breaches of the practice desk, in each state; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.cases.people.onboarding import licensed
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import DANA, KINGDOM, KOFI, LAKE, MAPLE, OTTER, RIVERS, RUTH, WHITE, email_of, speaker_of

PASSWORD = {"kind": "credentials", "what": "Somebody called, said they were from ICA, and was given a password."}
SCREEN = {"kind": "access", "what": "A visitor read an open HMIS window at the front desk."}
LAPTOP = {"kind": "lost", "what": "A laptop was taken out of a car; it was locked and encrypted."}
MAIL = {"kind": "sent", "what": "A list of households went to a wrong address outside of the agency."}
NAMED = {"reporter": "Robin Vale", "contact": "802-555-0117"}


def _reported(
    name: str, begins: int, by: str, said: dict[str, Any], *turns: Turn, noticed: int = 0, **more: Any
) -> Script:
    """Return a script of a report; what was noticed that many days before it is reported late."""
    facts = {"noticed_at": On(-noticed, 8), **said, **more}
    return Script(f"breach: {name}", "P21", begins, by, facts, turns)


def _stopped(day: int, how: str, *measures: str) -> Turn:
    return Turn(day, DANA, "contain", {"measures": measures, "contained_on": On(day), "how": how}, 11)


def _sized(day: int, extent: str = "none", clients: int = 0) -> Turn:
    covers = {"run_on": On(day), "covers_from": On(-14), "covers_through": On(day)}
    finding = "The sign-ins and pages of these days were gone through."
    return Turn(day, KOFI, "audit", {**covers, "extent": extent, "clients": clients, "finding": finding}, 14)


def _advised(day: int, *whom: str, by: int | None = None) -> Turn:
    said: dict[str, Any] = {"whom": whom, "why": "9 V.S.A. 2435, from the day on which it was discovered."}
    return Turn(day, RUTH, "advise", said | ({"tell_by": On(by)} if by is not None else {}), 15)


def _locked(day: int, agency: str, *users: str) -> Turn:
    said = {
        "agency": key_of(agency),
        "users": tuple(map(email_of, users)),
        "why": "The password is known to a stranger.",
    }
    return Turn(day, DANA, "lock", said, 12)


def _told(day: int, agency: str) -> Turn:
    words = "Nobody from ICA asks for a password. Tell your users, and check who has access."
    return Turn(day, DANA, "tell-agency", {"agency": key_of(agency), "words": words}, 13)


ALL_IN = (_stopped(1, "The window is closed, and the desk turned.", "over"), _sized(2, "seen", 3))
SCRIPTS: tuple[Script, ...] = (
    licensed("Wyn Fuller", RIVERS, 59),
    _reported("a call for a password", 1, "Bea Stone", {**PASSWORD, **NAMED}, agency=key_of(KINGDOM), continues=True),
    _reported("a laptop, two days later", 7, speaker_of(WHITE), LAPTOP, _stopped(1, "It was emptied from afar.", "device"),
              _told(1, WHITE), agency=key_of(WHITE), noticed=2),
    _reported("a wrong address", 10, "Tom Ives", MAIL, _stopped(1, "The mail was deleted unread.", "returned"), _sized(2),
              _advised(2, "clients", "attorney-general", by=14), agency=key_of(LAKE)),
    _reported("a window at the front desk", 12, "Ned Farrow", SCREEN, *ALL_IN, _advised(3), agency=key_of(OTTER)),
    _reported("an account in strange hands", 15, DANA, PASSWORD, _locked(0, RIVERS, "Wyn Fuller"),
              Turn(1, KOFI, "confirm-locked", {"done_on": On(1)}), *ALL_IN, _advised(3),
              Turn(4, DANA, "keep-locked", {"why": "The new phone is not set up yet."}),
              Turn(6, DANA, "leave", {"why": "Wyn was deceived, and reported it within the hour."}),
              agency=key_of(RIVERS)),
    _reported("a visitor who read along", 40, "Gwen Ash", SCREEN, *ALL_IN, _advised(3, "clients", by=20),
              Turn(9, DANA, "notify", {"told_on": On(9), "how": "Three clients, in person, by the agency."}),
              Turn(11, DANA, "leave", {"why": "The desk stands elsewhere now."}), agency=key_of(MAPLE)),
    _reported("a sign-in at night", 27, "Hope Dyer", {"kind": "attempt", "what": "Sign-ins failed again and again at night."},
              Turn(2, KOFI, "dismiss", {"why": "A phone with an old password kept trying."}), agency=key_of(WHITE)),
)  # fmt: skip
