"""Training years of the practice desk: the calendar begins them, and somebody missed the security training of 2025."""

from __future__ import annotations

from datetime import date

from models.registries.people_and_agencies import key_of
from web.practice.cases.people.onboarding import STAFF
from web.practice.cases.people.onboarding_turns import NewUser, smooth, without
from web.practice.deeds import WasTrained
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import CHAMPLAIN, DANA, KOFI, LAKE, OTTER, WHITE, email_of
from workflows.facts.effects import Topic

BEGUN = 66  # days before the practice clock's start, so that the license is issued in November
OBSERVED = 20  # from which day the training year is looked at


def _returning(name: str, agency: str, trained_on: date) -> Script:
    """Return how somebody gets a license whose security training of the year before still counted for it."""
    user = NewUser(name, agency)
    facts = {**STAFF, "agency": key_of(agency), "name": name, "email": email_of(name)}
    earlier = Turn(2, DANA, WasTrained(Topic.SECURITY, trained_on))
    return Script(
        name, "P03", BEGUN, user.administrator, facts, (earlier, *without(smooth(user), "record-security-training"))
    )


def _year(name: str, *turns: Turn) -> Script:
    """Return what is done in the training year of a user."""
    return Script(f"training year of {name}", "P05", OBSERVED, DANA, {"user": email_of(name)}, turns)


def _took(day: int, key: str) -> Turn:
    facts = {"title": f"Winter {key} training", "held_on": On(day), "minutes": 90, "missed": 4}
    return Turn(day, KOFI, f"record-{key}", facts, 15)


def _suspended(day: int) -> Turn:
    return Turn(day, DANA, "suspend", {"suspended_on": On(day)})


def _turned_on(day: int) -> Turn:
    return Turn(day, KOFI, "turn-on", {"done_on": On(day)}, 16)


RETURNING = (
    _returning("Alma Reed", OTTER, date(2024, 2, 6)),
    _returning("Boyd Kent", LAKE, date(2024, 3, 5)),
    _returning("Celia Voss", WHITE, date(2024, 4, 9)),
    _returning("Dirk Lund", CHAMPLAIN, date(2024, 5, 7)),
)
YEARS = (
    _year("Boyd Kent", _suspended(18)),  # on January 3
    _year("Celia Voss", _suspended(17), _took(18, "security")),
    _year("Dirk Lund", _took(4, "general"), _suspended(17), _took(18, "security"), _turned_on(19)),
    _year("Jack Dorn", Turn(18, DANA, "leave", {"why": "On parental leave since November."})),
    _year("Kay Winter", _took(6, "general")),
)
SCRIPTS: tuple[Script, ...] = (*RETURNING, *YEARS)
