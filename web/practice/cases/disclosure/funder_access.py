"""Access of funders of the practice desk, in every state; all made up."""

from __future__ import annotations

from models.registries.people_and_agencies import key_of
from web.practice.cases.people.onboarding_turns import NewUser, smooth
from web.practice.deeds import AddDocument
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

FUND, STATE, TRUST = "Bright Futures Fund", "State Office of Housing Grants", "Mad River Community Trust"
AGREEMENT = "funder-agreement.pdf"
NOT_WANTED = {"ground": "unwanted", "why": "The grant is over, and nobody looks at the data any more."}
TIED = {"reason": "contingent", "why": "Their officer wrote that the next grant needs a signed access agreement."}


def _director_of(agency: str) -> str:
    return next(place.director for place in PLACES if place.name == agency)


def _asked(funder: str, agency: str, ago: int, *turns: Turn, by: str = "", days: int = 300) -> Script:
    """Return a script of a request, for so many days from a week after it."""
    facts = {
        "agency": key_of(agency), "funder": funder, "contact": "grants@funder.example", "level": "Case Manager I",
        "scope": "Entries, exits and services of the programs that it pays for; no notes, no documents.",
        "purpose": "To see how its grant is used between the yearly reports.", "begins": On(7), "ends": On(7 + days),
    }  # fmt: skip
    return Script(f"{funder} at {agency}", "P18", ago, by or speaker_of(agency), facts, turns)


def _funder_signs(day: int, agency: str) -> tuple[Turn, ...]:
    facts = {"document": AGREEMENT, "signed_by": "Grace Holm", "position": "Program officer", "signed_on": On(day),
             "voluntary": True, "terms": True}  # fmt: skip
    speaker = speaker_of(agency)
    return Turn(day, speaker, AddDocument(AGREEMENT)), Turn(day, speaker, "funder-signs", facts, 11)


def _signed(agency: str) -> tuple[Turn, ...]:
    director = _director_of(agency)
    agrees = {"agree": True, "voluntary": True, "signed_as": director}
    return (*_funder_signs(2, agency), Turn(3, director, "agency-signs", agrees))


def _granted(agency: str) -> tuple[Turn, ...]:
    return (*_signed(agency), Turn(6, DANA, "grant", {"told_on": On(6)}))


def _named(name: str, day: int) -> Turn:
    facts = {"name": name, "email": email_of(name), "level": "Case Manager I", "adult": True}
    return Turn(day, DANA, "name-user", facts, 8)


def _onboarded(name: str, agency: str, ago: int) -> Script:
    """Return how somebody who was named gets a license, in the case that the naming opened."""
    return Script(f"{name} of a funder", "P03", ago, DANA, {"user": email_of(name)}, smooth(NewUser(name, agency)))


def _agrees_on(day: int, agency: str, until: int) -> Turn:
    director = _director_of(agency)
    return Turn(day, director, "agree-longer", {"runs_until": On(until), "voluntary": True, "signed_as": director})


SCRIPTS: tuple[Script, ...] = (
    _asked(FUND, KINGDOM, 3, *_funder_signs(1, KINGDOM)),
    _asked(STATE, WHITE, 5, Turn(2, _director_of(WHITE), "decline", TIED), by=DANA),
    _asked(STATE, LAKE, 8, *_signed(LAKE)),
    _asked(FUND, OTTER, 70, *_granted(OTTER), _named("Grace Holm", 8), days=95),
    _onboarded("Grace Holm", OTTER, 62),
    _asked(TRUST, MAPLE, 40, *_granted(MAPLE), _agrees_on(36, MAPLE, 300), days=60),
    _asked(TRUST, CHAMPLAIN, 62, *_granted(CHAMPLAIN), _named("Ellis Ward", 9),
           Turn(58, _director_of(CHAMPLAIN), "agency-ends", NOT_WANTED)),
    _onboarded("Ellis Ward", CHAMPLAIN, 53),
    _asked(FUND, RIVERS, 30, *_granted(RIVERS), Turn(20, KOFI, "funder-ends", {"received_on": On(20)}),
           Turn(22, KOFI, "tell-of-end", {"told_on": On(22)})),
    _asked(TRUST, OTTER, 25, *_signed(OTTER), Turn(8, KOFI, "refuse", {"why": "Its yearly report answers what it asks.", "told_on": On(8)})),
    _asked(TRUST, WHITE, 12, Turn(4, speaker_of(WHITE), "withdraw", {"why": "The trust takes the yearly report instead."})),
)  # fmt: skip
