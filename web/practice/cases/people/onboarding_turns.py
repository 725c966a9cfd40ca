"""The turns of which the requests for a license consist: signing, sessions, homework; and whole ways made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from web.practice.scripts import On, Turn
from web.practice.vermont import DANA, KOFI, administrators_of

ICA = (DANA, KOFI)
HAND_IN = {"work": "Practice client entered and exited; quiz answered."}
SESSIONS = (("Basics and privacy", 120), ("Intake and entry", 90), ("Exits", 60))
LAST = 99  # a day after all others


@dataclass(frozen=True, slots=True)
class NewUser:
    """Somebody for whom an agency asks for a license, and who has a hand in it."""

    name: str
    agency: str

    @property
    def ica(self) -> str:
        """Who of ICA trains them."""
        return ICA[len(self.name) % len(ICA)]

    @property
    def administrator(self) -> str:
        """Who acts for the agency; where it has no administrator, somebody of ICA."""
        return next(iter(administrators_of(self.agency)), self.ica)


def begun(user: NewUser, day: int) -> Turn:
    """Return how ICA begins the series."""
    return Turn(day, user.ica, "begin-series", {"begun_on": On(day)}, 15)


def signing(user: NewUser, day: int) -> tuple[Turn, ...]:
    """Return how a new user signs and acknowledges."""
    named = {"signed_as": user.name}
    return (
        Turn(day, user.name, "sign", {"agree": True, "conflict_statement": True, **named}, 11),
        Turn(day, user.name, "acknowledge", {"received": True, **named}, 12),
    )


def sessions(user: NewUser, first: int, missed: int = 0) -> tuple[Turn, ...]:
    """Return the three sessions of the series, as ICA records them; of the second one so many minutes are missed."""
    return tuple(
        _session(user, first + place * 3, title, minutes, missed if place == 1 else 0)
        for place, (title, minutes) in enumerate(SESSIONS)
    )


def _session(user: NewUser, day: int, title: str, minutes: int, missed: int) -> Turn:
    facts = {"title": title, "held_on": On(day), "minutes": minutes, "missed": missed}
    return Turn(day, user.ica, "record-session", facts, 16)


def security(user: NewUser, day: int) -> Turn:
    """Return how ICA records the security training."""
    return Turn(day, user.ica, "record-security-training", {"held_on": On(day), "minutes": 60, "missed": 0}, 14)


def deciding(user: NewUser, day: int) -> Turn:
    """Return how the access level is decided."""
    facts = {"level": "Case Manager II", "provider": "Main program", "oriented": True}
    return Turn(day, user.administrator, "decide-level", facts, 13)


def handing_in(user: NewUser, day: int) -> Turn:
    """Return how a new user hands the homework in."""
    return Turn(day, user.name, "submit", HAND_IN)


def reviewing(user: NewUser, day: int, step: str, **facts: Any) -> Turn:
    """Return what ICA decides on the homework: to accept it, to have it corrected or repeated, or to refuse the license."""
    return Turn(day, user.ica, step, facts)


def account(user: NewUser, day: int) -> Turn:
    """Return how ICA confirms the username."""
    facts = {"username": user.name.lower().replace(" ", ""), "created_on": On(day)}
    return Turn(day, user.ica, "confirm-username", facts, 15)


def smooth(user: NewUser, until: int = LAST) -> tuple[Turn, ...]:
    """Return a way without detours, up to a day of it."""
    return _up_to(until, (
        begun(user, 3), *signing(user, 4), *sessions(user, 3), deciding(user, 6), security(user, 10),
        handing_in(user, 13), reviewing(user, 16, "accept"), account(user, 18),
    ))  # fmt: skip


def corrected(user: NewUser, until: int = LAST) -> tuple[Turn, ...]:
    """Return a way with corrections asked and made."""
    return _up_to(until, (
        begun(user, 3), *signing(user, 5), *sessions(user, 3), deciding(user, 6), security(user, 10),
        handing_in(user, 15),
        reviewing(user, 18, "correct", wanted="Exit dates are missing for two of the practice clients."),
        Turn(26, user.name, "resubmit", {"work": "Exit dates entered."}), reviewing(user, 28, "accept"), account(user, 29),
    ))  # fmt: skip


def lapsed(user: NewUser, until: int = LAST) -> tuple[Turn, ...]:
    """Return a way whose series lapses on day 33, and is taken again in the case that follows."""
    return _up_to(until, (
        begun(user, 2), *signing(user, 4), deciding(user, 5), begun(user, 36), *sessions(user, 36), security(user, 43),
        handing_in(user, 46), reviewing(user, 49, "accept"), account(user, 50),
    ))  # fmt: skip


def repeated(user: NewUser, until: int = LAST) -> tuple[Turn, ...]:
    """Return a way on which the homework fails twice and the license is refused."""
    return _up_to(until, (
        begun(user, 2), *sessions(user, 2), handing_in(user, 14),
        reviewing(user, 17, "repeat", why="Entry and exit are taken for the same thing."),
        begun(user, 24), handing_in(user, 36),
        reviewing(user, 39, "refuse", why="Two series show that entry and exit are not grasped."),
    ))  # fmt: skip


def waived(user: NewUser) -> tuple[Turn, ...]:
    """Return the way of somebody who moved and need not take the series again."""
    factors = {"familiarity": "Three years of daily use at another agency.", "changes": "Saw the spring update there."}
    return (Turn(2, user.ica, "waive", factors), signing(user, 3)[0], deciding(user, 4), account(user, 8))


def withdrawn(user: NewUser, day: int) -> tuple[Turn, ...]:
    """Return a way that the agency breaks off."""
    why = {"why": "The person took another position."}
    return (begun(user, 3), Turn(day, user.administrator, "withdraw", why))


def without(turns: Iterable[Turn], *steps: str) -> tuple[Turn, ...]:
    """Return turns without those of some steps, which nobody got to."""
    return tuple(turn for turn in turns if turn.does not in steps)


def _up_to(until: int, turns: Iterable[Turn]) -> tuple[Turn, ...]:
    return tuple(sorted((turn for turn in turns if turn.day <= until), key=lambda turn: (turn.day, turn.hour)))
