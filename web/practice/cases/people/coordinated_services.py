"""Coordinated Services Agreements of the practice desk, in every state; all made up."""

from __future__ import annotations

from models.registries.people_and_agencies import key_of
from web.practice.cases.people.onboarding import licensed
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    CHAMPLAIN,
    DANA,
    KINGDOM,
    KOFI,
    LAKE,
    MAPLE,
    OTTER,
    PLACES,
    RIVERS,
    WHITE,
    email_of,
    speaker_of,
)

NO_MORE = {"why": "The joint night shelter has closed for the season."}
OWN_STAFF = {"why": "Our own staff enter these data."}


def _director_of(agency: str) -> str:
    return next(place.director for place in PLACES if place.name == agency)


def _asked(
    user: str, agency: str, other: str, begins: int, *turns: Turn, work: str = "enter", days: int = 300
) -> Script:
    """Return a script of a request, for so many days from a week after it."""
    facts = {
        "agency": key_of(agency), "user": email_of(user), "other": key_of(other), "work": work,
        "purpose": "The joint winter shelter of both agencies.", "begins": On(7), "ends": On(7 + days),
    }  # fmt: skip
    return Script(f"{user} works for {other}", "P08", begins, speaker_of(agency), facts, turns)


def _user_signs(day: int, user: str) -> Turn:
    return Turn(day, user, "user-signs", {"agree": True, "signed_as": user})


def _signs(day: int, agency: str) -> Turn:
    director = _director_of(agency)
    return Turn(day, director, "agency-signs", {"agree": True, "signed_as": director}, 11)


def _all_sign(user: str, agency: str, other: str) -> tuple[Turn, ...]:
    return _user_signs(1, user), _signs(2, agency), _signs(4, other)


def _opened(day: int, by: str = DANA) -> Turn:
    return Turn(day, by, "open-access", {"opened_on": On(day)}, 15)


SCRIPTS: tuple[Script, ...] = (
    licensed("Nadia Beck", WHITE, 58), licensed("Otto Lenz", CHAMPLAIN, 57),
    _asked("Ana Ruiz", OTTER, KINGDOM, 3, _user_signs(1, "Ana Ruiz")),
    _asked("Cleo Hart", MAPLE, LAKE, 6, *_all_sign("Cleo Hart", MAPLE, LAKE), work="report"),
    _asked("Frank Ode", LAKE, OTTER, 20, *_all_sign("Frank Ode", LAKE, OTTER), _opened(7), work="both"),
    _asked("Otto Lenz", CHAMPLAIN, MAPLE, 19, *_all_sign("Otto Lenz", CHAMPLAIN, MAPLE), _opened(8, KOFI),
           Turn(16, _director_of(MAPLE), "give-notice", NO_MORE)),
    _asked("Nadia Beck", WHITE, KINGDOM, 22, *_all_sign("Nadia Beck", WHITE, KINGDOM), _opened(7),
           Turn(18, speaker_of(WHITE), "give-notice", NO_MORE), Turn(19, DANA, "close-access", {"closed_on": On(19)})),
    _asked("Ivy Tran", RIVERS, OTTER, 12, _user_signs(1, "Ivy Tran"),
           Turn(3, _director_of(OTTER), "refuse", OWN_STAFF)),
    _asked("Kay Winter", KINGDOM, WHITE, 9, Turn(2, speaker_of(KINGDOM), "withdraw", {"why": "The program ended."})),
)  # fmt: skip
