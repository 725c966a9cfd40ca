"""P05: what counts for a training year: security, general and ART trainings, and the new-user series as one of them.

"All users are required to attend at least two general HMIS trainings annually. The new user training series will count as
one training toward the general training requirement. New users taking the new user training series in December will be
exempt from completing an additional training during that calendar year."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.facts.conditions import condition
from workflows.facts.effects import Topic
from workflows.facts.known import Known
from workflows.grammar.recurring import Period
from workflows.grammar.words import wording
from workflows.law.credit import credited
from workflows.law.policy import Policy
from workflows.law.wording import listed_or_none
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.people.training_year.license_held import LicenseHeld

DECEMBER, SECOND_HALF, COUPLE = 12, range(7, 13), 2
COMPLETION, SUSPEND, HALF = "completion", "suspend", "half"  # what settings say


@dataclass(frozen=True)
class Series:
    """A new-user series that was completed: every session has credit."""

    begun_on: date
    completed_on: date


def _credited(row: Attended, policy: Policy) -> bool:
    return row.missed is not None and credited(row.minutes, row.missed, policy)


def within(known: Known, day: date) -> bool:
    """Say whether a day lies in the training year."""
    return known[Period].begins_on <= day <= known[Period].ends_on


def trainings(known: Known, topic: Topic) -> int:
    """Count the trainings of a topic in the year that give credit."""
    rows = (row for row in known[TrainingRecord].attended if row.topic is topic and within(known, row.on))
    return sum(_credited(row, known.policy) for row in rows)


def completed_series(known: Known) -> Iterator[Series]:
    """Yield the series of a person that were completed; a session may be made up for by one of the same title."""
    rows = sorted((row for row in known[TrainingRecord].attended if row.topic is Topic.BASIC), key=lambda row: row.on)
    for sessions in _series(rows, timedelta(days=known.policy.onboarding_total_days)):
        titles, begun = {row.title for row in sessions}, sessions[0].on
        good = [row for row in rows if row.on >= begun and row.title in titles and _credited(row, known.policy)]
        completed = {title: min((row.on for row in good if row.title == title), default=None) for title in titles}
        if days := [day for day in completed.values() if day]:
            yield from (Series(begun, max(days)),) if len(days) == len(titles) else ()


def _makes_up(row: Attended, missed: Attended) -> bool:
    """Say whether somebody attended, elsewhere and later, what a session of a series would have taught."""
    return row.title == missed.title and row.on >= missed.on


def _series(rows: list[Attended], length: timedelta) -> Iterator[list[Attended]]:
    """Yield the sessions of each series: those of one on the list; of the others, those within the days of one series."""
    listed = [row for row in rows if row.series]
    for number in dict.fromkeys(row.series for row in listed):
        yield [row for row in listed if row.series == number]
    loose = [row for row in rows if not row.series and not any(_makes_up(row, each) for each in listed)]
    while loose:
        last = loose[0].on + length
        yield [row for row in loose if row.on <= last]
        loose = [row for row in loose if row.on > last]


def new_in_december(known: Known) -> bool:
    """Say whether a new user took the series in December of this year (2.2-december-exempt)."""
    first = known[LicenseHeld].first_on
    for series in completed_series(known):
        day = series.completed_on if known.policy.december_basis == COMPLETION else series.begun_on
        if within(known, day) and day.month == DECEMBER and (first is None or first >= series.begun_on):
            return True
    return False


def generals_missing(known: Known) -> int:
    """Count the general trainings that are still missing; the series is one of them, once a year."""
    series = any(within(known, each.completed_on) for each in completed_series(known))
    needed = known.policy.general_trainings - new_in_december(known)
    return max(0, needed - series - trainings(known, Topic.GENERAL))


def arts_missing(known: Known) -> int:
    """Count the ART trainings that are still missing of a user with an ART license (2.2-art-two)."""
    since, needed = known[LicenseHeld].art_since, known.policy.art_trainings
    if since is None:
        return 0
    if known.policy.art_proration == HALF and within(known, since) and since.month in SECOND_HALF:
        needed = (needed + 1) // 2
    return max(0, needed - trainings(known, Topic.ART))


@condition("security training of the year or later is on record", "no security training of the year is on record")
def secured(known: Known) -> bool:
    """Look for security training with credit; what is made up for later ends a suspension too."""
    rows = (row for row in known[TrainingRecord].attended if row.topic is Topic.SECURITY)
    return any(row.on >= known[Period].begins_on and _credited(row, known.policy) for row in rows)


@condition("enough general trainings are on record", "general trainings of the year are missing")
def general_enough(known: Known) -> bool:
    """Count them, with the series and the exemption of December."""
    return generals_missing(known) == 0


@condition("enough ART trainings are on record", "ART trainings of the year are missing")
def art_enough(known: Known) -> bool:
    """Count them on top of the general ones."""
    return arts_missing(known) == 0


@condition("missed security training suspends a license", "missed security training suspends no license")
def suspends(known: Known) -> bool:
    """Ask the setting what follows (2.2-annual-security)."""
    return known.policy.security_lapse_action == SUSPEND


behind = (~general_enough | ~art_enough).said(
    "general or ART trainings of the year are missing", "no general or ART training of the year is missing"
)


@wording("the year")
def year(known: Known) -> str:
    """Name the year."""
    return str(known[Period].begins_on.year)


@wording("the trainings that are still missing")
def missing(known: Known) -> str:
    """Name the trainings that a user still needs for the year; nothing once all of them are on record."""
    general, art = generals_missing(known), arts_missing(known)
    found = [
        *(() if secured.verdict(known) else ("security training",)),
        *((_some(general, "general training"),) if general else ()),
        *((_some(art, "ART training"),) if art else ()),
    ]
    return listed_or_none(found)


@wording("the last day of the year, while it runs")
def until(known: Known) -> str:
    """Say by when they can be attended; nothing once the year is over."""
    ends_on = known[Period].ends_on
    return f"{ends_on:%B %-d}" if known.policy.calendar.day(known.now) <= ends_on else ""


def _some(count: int, training: str) -> str:
    return f"one {training}" if count == 1 else f"{'two' if count == COUPLE else count} {training}s"
