"""Credit for a training in words, as the manual's rule decides it (2.2-participation)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from models.lookups.following import Forward
from models.registries.rosters import with_credit
from models.rows.registries import Attendance
from web.pages.words.dates import capital
from web.pages.words.foresight import sooner_words
from web.pages.words.wording import counted, lowered
from workflows.facts.rules import many
from workflows.law.credit import credited
from workflows.law.policy import Policy
from workflows.law.wording import listed


def credit_words(row: Attendance, policy: Policy) -> tuple[bool | None, str]:
    """Say whether a row of a roster gives credit, and in words why; None before it is recorded."""
    minutes = row.training.minutes
    if row.missed is None:
        return None, "not recorded yet"
    credit = credited(minutes, row.missed, policy)
    missed = f"{row.missed} of {minutes} minutes missed" if row.missed else f"none of {minutes} minutes missed"
    return credit, f"{missed}: {'credit' if credit else 'no credit'}"


def progress_words(rows: Sequence[Attendance], policy: Policy) -> str:
    """Say for how many of the sessions on whose rosters somebody is there is credit."""
    good = with_credit(rows, policy)
    return f"credit for {good} of {many(len(rows), 'sessions')}" if rows else "no session yet"


def forward_words(found: Iterable[Forward], today: date) -> list[str]:
    """Return what comes sooner by attendance that is about to be recorded, a sentence for all who share it."""
    names = dict[str, list[str]]()
    for each in found:
        names.setdefault(sooner_words(each.sooner, each.sooner.words, today), []).append(each.name)
    return [f"{listed(sorted(whose))}: {lowered(words)}" for words, whose in names.items()]


def most_missed(minutes: int, policy: Policy) -> int:
    """Return how many minutes of a training may be missed at most."""
    return max(missed for missed in range(minutes + 1) if credited(minutes, missed, policy))


def learned_words(cases: int) -> str:
    """Say how many open cases learned of what was recorded."""
    return f"{capital(counted(cases, 'open case'))} changed with it." if cases else "No open case was waiting for it."
