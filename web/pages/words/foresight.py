"""How it is said that something comes sooner by the day that somebody gave."""

from __future__ import annotations

from datetime import date

from web.pages.words.dates import capital, day_words
from workflows.engine.foresight import Sooner
from workflows.law.roles import CLOCK


def sooner_words(each: Sooner, words: str, today: date) -> str:
    """Return "The series lapsed: on Thursday, April 9 and not on Monday, April 20, unless it is answered before."."""
    day, otherwise = "today" if each.day <= today else f"on {day_words(each.day)}", day_words(each.otherwise)
    if each.step is None:
        return f"{capital(words)}: possible {day}, and not only on {otherwise}."
    unless = "" if each.duty.owner is CLOCK else ", unless it is answered before"
    return f"{capital(words)}: {day} and not on {otherwise}{unless}."


def only_by_the_day(sentence: str) -> str:
    """Return "The licenses of Tess are suspended. With today as the day this would not be so."."""
    return f"{sentence} With today as the day this would not be so."
