"""What happens to the new users of the practice desk: one plan a case, as days, steps, and answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, TRAINEE, Role

ASK = "request"
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """A step somebody takes, so many days after the plan begins."""

    day: int
    step: str
    by: Role
    facts: Facts = field(default_factory=dict)
    hour: int = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """A new user's way, or as much of it as has happened; `begins` counts days before the practice clock's start."""

    person: str
    agency: str
    begins: int
    deeds: tuple[Deed, ...]
    access: Facts = field(default_factory=dict)


STAFF: Facts = {"engagement": "paid staff", "adult": True, "authorized": True, "level": "Case Manager II"}
VOLUNTEER: Facts = {**STAFF, "engagement": "official volunteer", "application": True, "agency_training": True, "hours": True,
                    "level": "Volunteer"}  # fmt: skip
HIGH: Facts = {**STAFF, "level": "Agency Administrator", "director_asks": True, "art": True, "background_check": True}


def signing(person: str, day: int) -> tuple[Deed, ...]:
    """Return how a trainee signs and acknowledges."""
    named = {"signed_as": person}
    return (
        Deed(day, "sign", TRAINEE, {"agree": True, "conflict_statement": True, **named}, 11),
        Deed(day, "acknowledge", TRAINEE, {"received": True, **named}, 12),
    )


def deciding(day: int, level: str = "Case Manager II", by: Role = AGENCY_ADMIN) -> Deed:
    """Return how the access level is decided."""
    return Deed(day, "decide-level", by, {"level": level, "provider": "Main program", "oriented": True}, 13)


def sessions(first: int, missed: int = 0) -> Iterator[Deed]:
    """Return the three sessions of the series, as ICA records them."""
    for place, (title, minutes) in enumerate((("Basics and privacy", 120), ("Intake and entry", 90), ("Exits", 60))):
        gap = missed if place == 1 else 0
        yield Deed(first + place * 3, "record-session", SYSTEM_ADMIN,
                   {"title": title, "held_on": first + place * 3, "minutes": minutes, "missed": gap}, 16)  # fmt: skip


BEGIN = "begin-series"
HAND_IN: Facts = {"work": "Practice client entered and exited; quiz answered."}


def begun(day: int) -> Deed:
    """Return how ICA begins the series."""
    return Deed(day, BEGIN, SYSTEM_ADMIN, {"begun_on": day}, 15)


def security(day: int) -> Deed:
    """Return how ICA records the security training."""
    return Deed(day, "record-security-training", SYSTEM_ADMIN, {"held_on": day, "minutes": 60, "missed": 0}, 14)


def account(person: str, day: int) -> Deed:
    """Return how ICA confirms the user name."""
    username = person.lower().replace(" ", "")
    return Deed(day, "confirm-username", SYSTEM_ADMIN, {"username": username, "created_on": day}, 15)


def smooth(person: str, until: int = 99) -> tuple[Deed, ...]:
    """Return a way without detours, up to a day of it."""
    deeds = (
        begun(3), *signing(person, 4), *sessions(3), deciding(6), security(10),
        Deed(13, "submit", TRAINEE, HAND_IN), Deed(16, "accept", SYSTEM_ADMIN), account(person, 18),
    )  # fmt: skip
    return tuple(deed for deed in sorted(deeds, key=lambda deed: (deed.day, deed.hour)) if deed.day <= until)


def corrected(person: str, until: int = 99) -> tuple[Deed, ...]:
    """Return a way with corrections asked and made."""
    deeds = (
        begun(3), *signing(person, 5), *sessions(3), deciding(6), security(10),
        Deed(15, "submit", TRAINEE, HAND_IN),
        Deed(18, "correct", SYSTEM_ADMIN, {"wanted": "Exit dates are missing for two of the practice clients."}),
        Deed(26, "resubmit", TRAINEE, {"work": "Exit dates entered."}), Deed(28, "accept", SYSTEM_ADMIN), account(person, 29),
    )  # fmt: skip
    return tuple(deed for deed in sorted(deeds, key=lambda deed: (deed.day, deed.hour)) if deed.day <= until)


def lapsed(person: str, until: int = 99) -> tuple[Deed, ...]:
    """Return a way whose series lapses on day 33, and is taken again."""
    deeds = (begun(2), *signing(person, 4), deciding(5), begun(36), *sessions(36), security(43),
             Deed(46, "submit", TRAINEE, HAND_IN), Deed(49, "accept", SYSTEM_ADMIN), account(person, 50))  # fmt: skip
    return tuple(deed for deed in sorted(deeds, key=lambda deed: (deed.day, deed.hour)) if deed.day <= until)


def repeated(until: int = 99) -> tuple[Deed, ...]:
    """Return a way on which the homework fails twice and the license is refused."""
    fails = {"why": "Entry and exit are taken for the same thing."}
    deeds = (
        begun(2), *sessions(2), Deed(14, "submit", TRAINEE, HAND_IN), Deed(17, "repeat", SYSTEM_ADMIN, fails),
        begun(24), Deed(36, "submit", TRAINEE, HAND_IN),
        Deed(39, "refuse", SYSTEM_ADMIN, {"why": "Two series show that entry and exit are not grasped."}),
    )  # fmt: skip
    return tuple(deed for deed in deeds if deed.day <= until)


def waived(person: str, until: int = 99) -> tuple[Deed, ...]:
    """Return the way of somebody who moved and need not take the series again."""
    factors = {"familiarity": "Three years of daily use at another agency.", "changes": "Saw the spring update there."}
    deeds = (Deed(2, "waive", SYSTEM_ADMIN, factors), signing(person, 3)[0], deciding(4), account(person, 8))
    return tuple(deed for deed in deeds if deed.day <= until)


def withdrawn(day: int) -> tuple[Deed, ...]:
    """Return a way that the agency breaks off."""
    return begun(3), Deed(day, "withdraw", AGENCY_ADMIN, {"why": "The person took another position."})
