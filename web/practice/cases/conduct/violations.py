"""Violations of the practice desk: first, second and third ones, of users and of agencies, in every stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    BATTENKILL,
    CHAMPLAIN,
    COMMITTEE,
    DANA,
    HIGHLANDS,
    KINGDOM,
    KOFI,
    LAKE,
    MAPLE,
    OTTER,
    RIVERS,
    WALTER,
    WHITE,
    WINOOSKI,
    email_of,
    speaker_of,
)

SHARED, SCREEN, NOTICE = "A shared password", "A screen left open in a public room", "The privacy notice was not posted"
LAW: dict[str, Any] = {
    "law": True, "counsel_note": "Unlawful disclosure of records, says counsel.", "proposal": "keep",
    "grounds": "The user reported it and made it good.",
}  # fmt: skip


def _allegation(agency: str, user: str, what: str) -> dict[str, Any]:
    """Return what is alleged of a user, or of an agency where no user is named."""
    return {
        "agency": key_of(agency), "violator": "user" if user else "agency", "user": email_of(user) if user else None,
        "what": f"{what}. A colleague told ICA of it.", "occurred": "In the week before",
    }  # fmt: skip


def _case(begins: int, agency: str, user: str, what: str, *turns: Turn) -> Script:
    return Script(f"violation {begins} {user or agency}", "P19", begins, DANA, _allegation(agency, user, what), turns)


def _found(what: str, day: int = 1, **more: Any) -> Turn:
    return Turn(day, DANA, "find", {"nature": what, "occurred_on": On(-2), **more})


def _told(day: int = 2) -> tuple[Turn, Turn]:
    """Return how the notice goes out, and how WellSky follows."""
    return (
        Turn(day, DANA, "send-notice", {"sent_on": On(day)}),
        Turn(day, KOFI, "confirm-suspension", {"done_on": On(day)}, 15),
    )


def _written(day: int = 2) -> Turn:
    """Return how the notice goes out where nobody is suspended."""
    return Turn(day, DANA, "send-notice", {"sent_on": On(day)})


def _remedied(agency: str, day: int) -> Turn:
    said = {"action": "New passwords, and a talk with the whole team.", "received_on": On(day)}
    return Turn(day, speaker_of(agency), "report-remedy", said)


def _taught(day: int) -> Turn:
    return Turn(day, KOFI, "record-training", {"held_on": On(day), "what": "Passwords and privacy"}, 14)


def _votes(day: int, *choices: str) -> Iterator[Turn]:
    for place, (member, choice) in enumerate(zip(COMMITTEE, choices, strict=False)):
        yield Turn(day, member, "vote", {"choice": choice, "comment": ""}, 11 + place)


SCRIPTS: tuple[Script, ...] = (
    _case(3, LAKE, "Frank Ode", SHARED),
    _case(9, WHITE, "Hal Berry", SCREEN, Turn(2, DANA, "dismiss", {"why": "The screen was locked; the log shows it."})),
    _case(4, HIGHLANDS, "Liam Frost", SHARED, _found(SHARED, 2)),
    _case(8, RIVERS, "", NOTICE, _found(NOTICE, 1), _written()),
    _case(12, BATTENKILL, "Jack Dorn", SCREEN, _found(SCREEN), *_told(),
          Turn(6, DANA, "take-objection", {"grounds": "The screen was mine, but the room was locked.", "received_on": On(6)})),
    _case(25, KINGDOM, "Kay Winter", SHARED, _found(SHARED), *_told(), _remedied(KINGDOM, 12), _taught(15)),
    _case(40, MAPLE, "Cleo Hart", SHARED, _found(SHARED), *_told(), _remedied(MAPLE, 9)),
    _case(15, MAPLE, "Cleo Hart", SCREEN, _found(SCREEN), *_told(), _remedied(MAPLE, 8)),
    _case(52, LAKE, "Eve Sutton", SHARED, _found(SHARED), *_told(), _remedied(LAKE, 5)),
    _case(45, LAKE, "Eve Sutton", SCREEN, _found(SCREEN), *_told()),
    _case(44, MAPLE, "Dev Anand", SHARED, _found(SHARED), *_told(), _remedied(MAPLE, 4)),
    _case(33, MAPLE, "Dev Anand", SCREEN, _found(SCREEN), *_told(), _remedied(MAPLE, 6)),
    _case(11, MAPLE, "Dev Anand", SHARED, _found(SHARED, proposal="terminate", grounds="The third in two months."),
          *_told(), *_votes(4, "terminate", "keep")),
    _case(30, RIVERS, "Ivy Tran", SCREEN, _found(SCREEN, **LAW), *_told(), *_votes(8, *["keep"] * 4, "terminate")),
    _case(38, CHAMPLAIN, "Gail Nunez", SHARED, _found(SHARED, **LAW), *_told(),
          *_votes(9, *["terminate"] * 3, "keep", "abstain"),
          Turn(10, KOFI, "confirm-termination", {"done_on": On(10)}),
          Turn(11, DANA, "send-decision", {"sent_on": On(11)})),
    _case(36, MAPLE, "Mona Reyes", SHARED, _found(SHARED, **LAW), *_told(), *_votes(25, *["terminate"] * 5)),
    _case(6, MAPLE, "Dev Anand", SCREEN, _found(SCREEN)),
    _case(16, KINGDOM, "", NOTICE, _found(NOTICE, **LAW), _written(), *_votes(8, *["suspend"] * 3, "keep", "keep")),
    _case(24, BATTENKILL, "", NOTICE, _found(NOTICE, **LAW), _written(), *_votes(8, *["suspend"] * 4, "keep"),
          Turn(9, WALTER, "rule", {"until": On(45), "scope": "All users of the agency"})),
    _case(20, WHITE, "Hal Berry", SHARED, _found(SHARED, **LAW), *_told(),
          *_votes(6, "keep", "keep", "terminate", "terminate", "abstain")),
    _case(58, OTTER, "Ana Ruiz", SHARED, _found(SHARED, **LAW), *_told(), *_votes(10, *["keep"] * 5), _taught(40),
          Turn(41, KOFI, "confirm-reinstatement", {"done_on": On(41)})),
    _case(10, OTTER, "Ana Ruiz", SCREEN, _found(SCREEN)),
    _case(22, WINOOSKI, "", NOTICE, _found(NOTICE), _written(), _taught(9)),
)  # fmt: skip
