"""Motions of the practice desk's Committee, in each state; all made up."""

from __future__ import annotations

from typing import Any

from web.practice.scripts import On, Script, Turn
from web.practice.vermont import COMMITTEE, DANA

WALTER, GRETA, HASSAN, POLLY, EMIL = COMMITTEE
STEPS = {"open": "vote", "named": "vote-by-name", "secret": "vote-in-secret"}


def _moved(title: str, begins: int, by: str, text: str, *turns: Turn, **more: Any) -> Script:
    """Return a script of a motion, which is a resolution unless it says otherwise."""
    facts = {"title": title, "text": text, "kind": "resolution", **more}
    return Script(f"motion: {title}", "P34", begins, by, facts, turns)


def put(day: int, manner: str, until: int | None = None) -> Turn:
    """Put it to the vote: by circulation if it says until which day, else at the next meeting."""
    said: dict[str, Any] = {"manner": manner, "how": "meeting"}
    return Turn(day, WALTER, "put", said if until is None else said | {"how": "circulation", "until": On(until)})


def votes(day: int, manner: str, **cast: str) -> tuple[Turn, ...]:
    """Return the votes of a day: for, against or abstain, each by the first name in lower case."""
    full = {each.split()[0].lower(): each for each in COMMITTEE}
    return tuple(
        Turn(day, full[name], STEPS[manner], {"choice": choice}, 11 + place)
        for place, (name, choice) in enumerate(cast.items())
    )


SCRIPTS: tuple[Script, ...] = (
    _moved("A shorter new-user series", 4, GRETA, "Resolved, that ICA proposes a series of four sessions."),
    _moved("The zip code of the last address", 50, HASSAN, "Resolved, that programs collect it.", put(1, "named", 9),
           *votes(3, "named", walter="for", greta="for", hassan="for", polly="against", emil="for"),
           kind="add-element", element="Zip code of last permanent address", who_for="Housing programs",
           from_on=On(90)),
    _moved("A letter to funders about data quality", 9, POLLY, "Resolved, that the chair writes to the funders.",
           put(2, "open", 12), *votes(4, "open", walter="for", polly="for")),
    _moved("Whom the Committee proposes to the CoCs", 30, DANA, "Resolved, that Greta Lowell speaks for the Committee.",
           put(1, "secret", 10), *votes(3, "secret", greta="abstain", hassan="for"), reasons="The CoCs asked for a name."),
    _moved("Meetings in the evening", 44, EMIL, "Resolved, that the Committee meets at six.", put(1, "open", 10),
           *votes(4, "open", walter="against", greta="against", hassan="for", polly="against", emil="for")),
    _moved("A second mailing list", 26, GRETA, "Resolved, that ICA keeps a second list.",
           Turn(2, DANA, "withdraw", {"why": "One list is enough, Greta found."})),
)  # fmt: skip
