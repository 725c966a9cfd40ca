"""The new users of the practice desk, in every state on the way to a license."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.cases.people.onboarding_turns import (
    NewUser,
    begun,
    corrected,
    deciding,
    lapsed,
    repeated,
    sessions,
    signing,
    smooth,
    waived,
    withdrawn,
    without,
)
from web.practice.scripts import Script, Turn
from web.practice.vermont import (
    BATTENKILL,
    CHAMPLAIN,
    DANA,
    DEERFIELD,
    GAP,
    GRANITE,
    HIGHLANDS,
    KINGDOM,
    LAKE,
    MAPLE,
    OTTER,
    RIVERS,
    WHITE,
    WINOOSKI,
    email_of,
)

STAFF: dict[str, Any] = {"engagement": "staff", "adult": True, "authorized": True, "level": "Case Manager II"}
VOLUNTEER: dict[str, Any] = {
    **STAFF, "engagement": "volunteer", "application": True, "agency_training": True, "hours": True, "level": "Volunteer",
}  # fmt: skip
HIGH: dict[str, Any] = {
    **STAFF, "level": "Agency Administrator", "director_asks": True, "art": True, "background_check": True,
}  # fmt: skip


def licensed(name: str, agency: str, begins: int) -> Script:
    """Return how somebody got a license, for what happens with it later."""
    user = NewUser(name, agency)
    facts = {**STAFF, "agency": key_of(agency), "name": name, "email": email_of(name)}
    return Script(name, "P03", begins, user.administrator, facts, smooth(user))


def _asked(
    name: str, agency: str, begins: int, turns: Callable[[NewUser], tuple[Turn, ...]], *, access: dict[str, Any] = STAFF,
    again: str = "",
) -> Script:  # fmt: skip
    """Return how an agency asks for a license, and what comes of it; `again` says how somebody comes to ask twice."""
    user = NewUser(name, agency)
    facts = {**access, "agency": key_of(agency), "name": name, "email": email_of(name)}
    if again:  # the desk knows the person by another agency, so ICA enters it
        how = f"{user.administrator} called."
        return Script(f"{name} {again}", "P03", begins, DANA, facts, turns(user), how=how)
    return Script(name, "P03", begins, user.administrator, facts, turns(user))


def _smooth(name: str, agency: str, begins: int, until: int = 99) -> Script:
    return _asked(name, agency, begins, lambda user: smooth(user, until))


def _corrected(name: str, agency: str, begins: int, until: int = 99) -> Script:
    return _asked(name, agency, begins, lambda user: corrected(user, until))


LICENSED = (
    _smooth("Ana Ruiz", OTTER, 90), _smooth("Ben Lowe", OTTER, 84), _smooth("Cleo Hart", MAPLE, 88),
    _smooth("Dev Anand", MAPLE, 80), _smooth("Eve Sutton", LAKE, 77), _smooth("Frank Ode", LAKE, 74),
    _corrected("Gail Nunez", CHAMPLAIN, 86), _corrected("Hal Berry", WHITE, 79), _corrected("Ivy Tran", RIVERS, 70),
    _smooth("Jack Dorn", BATTENKILL, 66), _smooth("Kay Winter", KINGDOM, 60), _smooth("Liam Frost", HIGHLANDS, 55),
    _asked("Mona Reyes", MAPLE, 58, smooth, access=VOLUNTEER),
)  # fmt: skip
MOVED = (
    _asked("Ben Lowe", LAKE, 20, waived, again="moves to Lakeshore"),
    _asked("Cleo Hart", OTTER, 6, lambda _: (), again="moves to Otter Creek"),
    _asked("Mona Reyes", OTTER, 3, lambda _: (), again="asks again after a termination"),
)
LAPSED = (
    _asked("Nils Berg", LAKE, 64, lapsed),
    _asked("Olga Petrov", GRANITE, 45, lambda user: lapsed(user, 37)),
    _asked("Pete Garner", KINGDOM, 40, lambda user: lapsed(user, 5)),
)
REPEATED = (
    _asked("Quinn Adler", CHAMPLAIN, 62, repeated),
    _asked("Rita Moss", WHITE, 30, lambda user: repeated(user, 17)),
)
WITHDRAWN = (
    _asked("Saul Katz", OTTER, 33, lambda user: withdrawn(user, 9)),
    _asked("Tara Bloom", RIVERS, 12, lambda user: withdrawn(user, 4)),
)
ENROLLED = (
    _smooth("Uma Singh", MAPLE, 4, 1), _smooth("Vic Romano", LAKE, 3, 1), _smooth("Wren Hale", GRANITE, 2, 1),
    _asked("Xavier Cruz", DEERFIELD, 1, lambda _: (), access=VOLUNTEER),
    _asked("Yara Nassar", CHAMPLAIN, 5, lambda user: signing(user, 4), access=HIGH),
)  # fmt: skip
TRAINING = (
    _smooth("Jo Tran", OTTER, 12, 10), _smooth("Priya Nand", RIVERS, 15, 10), _smooth("Abe Stern", WHITE, 9, 5),
    _asked("Bree Wolfe", BATTENKILL, 24, lambda user: (begun(user, 3), *sessions(user, 3, missed=14))),
    _smooth("Cyd Lane", MAPLE, 21, 9),
    _asked("Drew Pace", HIGHLANDS, 6, lambda user: (begun(user, 2), *signing(user, 3))),
)  # fmt: skip
IN_REVIEW = (
    _smooth("Ella Stone", LAKE, 14, 13), _smooth("Finn Ross", CHAMPLAIN, 16, 13), _smooth("Gus Hill", KINGDOM, 20, 13),
    _asked("Hana Sato", GRANITE, 17, lambda user: without(smooth(user, 13), "decide-level")),
)  # fmt: skip
CORRECTING = (
    _corrected("Ike Barnes", MAPLE, 22, 20), _corrected("June Park", WINOOSKI, 25, 20), _corrected("Ken Abel", OTTER, 30, 20),
)  # fmt: skip
TRAINED = (
    _asked("Lola Diaz", WHITE, 21, lambda user: without(smooth(user, 17), "sign")),
    _asked("Moe Tate", RIVERS, 20, lambda user: without(smooth(user, 17), "decide-level", "acknowledge")),
    _asked("Nell Cobb", GAP, 22, lambda user: (*without(smooth(user, 17), "decide-level"), deciding(user, 17))),
)
CLEARED = (_smooth("Opal Dean", LAKE, 18, 17), _corrected("Ray Foley", CHAMPLAIN, 30, 28))

SCRIPTS: tuple[Script, ...] = (
    *LICENSED, *MOVED, *LAPSED, *REPEATED, *WITHDRAWN, *ENROLLED, *TRAINING, *IN_REVIEW, *CORRECTING, *TRAINED, *CLEARED,
)  # fmt: skip


def new_users() -> tuple[str, ...]:
    """Return the names of all for whom a license is asked, each once."""
    return tuple(dict.fromkeys(script.facts["name"] for script in SCRIPTS))
