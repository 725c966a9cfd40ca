"""P31: the programs of an agency as the directory has them, with all that their yearly confirmation is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.counted import Same, counted
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Rule, Source
from workflows.law.agency_kinds import ProjectType, Protected
from workflows.law.calendar import Receipt, months_after
from workflows.law.policy import Policy
from workflows.law.value import Value

INFORMATION, NAMES, IDENTIFY = "2.2-aa-agency-info", "4.2-naming", "4.1-aa-identify"
ASSESSMENTS, REPORT = "4.1-elements-by-program", "2.2-aa-standard-report"
TWO_MONTHS = 62  # days; from the first of a month on they reach into the month after the next, and never beyond it


class ProgramHere(Value, frozen=True):
    """A program as the directory has it."""

    name: Annotated[str, Meta(title="Name")]
    project_id: Annotated[str, Meta(title="ProjectID", min_length=1)]
    kind: Annotated[ProjectType, Meta(title="Project type")] = ProjectType.OTHER
    protected: Annotated[tuple[Protected, ...], Meta(title="Protected kinds")] = ()
    ended_on: Annotated[date | None, Meta(title="Last day of the program")] = None
    assessments: Annotated[str, Meta(title="Assessments")] = ""
    report: Annotated[str, Meta(title="Standard report")] = ""


class ProgramsHere(Form, key="ProgramsHere"):
    """What the directory says of the agency's programs."""

    programs: Annotated[tuple[ProgramHere, ...], Meta(title="Programs")] = ()
    since: Annotated[date | None, Meta(title="A program on record since")] = None
    confirmed_on: Annotated[date | None, counted("P31", Same.AGENCY), Meta(title="Programs confirmed last on")] = None


def running(known: Known) -> tuple[ProgramHere, ...]:
    """Return the programs that have not ended."""
    programs = known[ProgramsHere].programs
    return tuple(each for each in programs if each.ended_on is None or each.ended_on >= known.today)


def among(known: Known, ids: Iterable[str]) -> ProgramHere | None:
    """Return the first of the agency's programs with one of these ProjectIDs."""
    wanted = {*ids}
    return next((each for each in known[ProgramsHere].programs if each.project_id in wanted), None)


@condition("the agency has programs that run", "the agency has no program that runs")
def has_programs(known: Known) -> bool:
    """Ask the directory."""
    return bool(running(known))


CONFIRMED_ON, SINCE = fact(ProgramsHere.confirmed_on), fact(ProgramsHere.since)


def review_day(known: Known) -> date | None:
    """Return by when the agency confirms its programs again: so many months after it did, or after its first one came in."""
    last, months = CONFIRMED_ON.said(known) or SINCE.said(known), known.policy.agency_info_confirm_months
    return months_after(last, months) if last and months else None


@condition("its yearly confirmation is due this month or the next", "its yearly confirmation is not due for months")
def review_is_near(known: Known) -> bool:
    """Hold the day against the month."""
    due, first = review_day(known), known.today.replace(day=1)
    return due is not None and due < (first + timedelta(days=TWO_MONTHS)).replace(day=1)


WANTED = has_programs & review_is_near


@dataclass(frozen=True)
class ReviewDay(Rule):
    """The last day on which the yearly confirmation is in time."""

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the day, counted from the last confirmation, or from the first program."""
        del opened
        day = review_day(known)
        since = CONFIRMED_ON.said(known) or SINCE.said(known)
        return known.calendar.receipt(self.words(known.policy), day, since) if day else None

    def sources(self) -> Iterator[Source]:
        """Yield what it counts from, and how long a confirmation holds."""
        yield CONFIRMED_ON
        yield SINCE
        yield Policy.agency_info_confirm_months

    def words(self, policy: Policy) -> str:
        """Say how many months after what."""
        return f"{policy.agency_info_confirm_months} months after the last confirmation, or the first program"
