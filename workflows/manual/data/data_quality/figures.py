"""P24: the figures of a month, and what in them falls short of the standard (manual 4.3, Data Quality Plan).

"Input required data fields in a current and timely manner.  (Best practice is within 5 days with up to 30 days grace period.)"
More than the days that are advised is advice alone; more than the grace is a deficiency of the round, and no finding by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.counted import Same, counted
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.recurring import Period
from workflows.grammar.words import wording
from workflows.law.calendar import months_after
from workflows.law.policy import Policy
from workflows.law.value import Value
from workflows.rosters.data_figures import TIMELY, falls_short, mend_of, percent, title_of

MONTHLY, COMPLETE, TIMELINESS = "4.3-monthly", "2.2-aa-ude-complete", "2.2-user-timely"


class Figure(Value, frozen=True):
    """One figure of a program: of how many records how many answers are missing, or came too late."""

    element: Annotated[str, Meta(title="Data element")]
    records: Annotated[int, Meta(title="Records it is asked of")]
    missing: Annotated[int, Meta(title="Missing, or entered too late")]
    slow: Annotated[int, Meta(title="Entered later than advised")] = 0


class ProgramFigures(Value, frozen=True):
    """The figures of a program."""

    name: Annotated[str, Meta(title="Program", min_length=1)]
    figures: Annotated[tuple[Figure, ...], Meta(title="Figures")] = ()


class DataFigures(Form, key="DataFigures"):
    """The figures of the agency's programs for the month of the round."""

    read_on: Annotated[date | None, Meta(title="Figures read on")] = None
    programs: Annotated[tuple[ProgramFigures, ...], Meta(title="Programs")] = ()


class DataBefore(Form, key="DataBefore"):
    """What was done before about data of the agency that fall short."""

    trained_on: Annotated[date | None, counted("P24", Same.AGENCY), Meta(title="Programs trained last on")] = None
    in_plan: Annotated[bool, counted("P25", Same.AGENCY), Meta(title="A corrective action plan runs")] = False
    referred: Annotated[
        bool, counted("P19", Same.AGENCY), Meta(title="A violation case about it that a plan led to is open")
    ] = False


def shortfalls(known: Known) -> Iterator[tuple[ProgramFigures, tuple[Figure, ...]]]:
    """Yield the programs that fall short, each with the figures that do."""
    for program in known[DataFigures].programs:
        short = tuple(
            each for each in program.figures if falls_short(each.element, each.records, each.missing, known.policy)
        )
        if short:
            yield program, short


@condition("the data of a program fall short of the standard", "no program's data fall short of the standard")
def short(known: Known) -> bool:
    """Ask the figures of the month."""
    return any(True for _ in shortfalls(known))


@condition(
    "a corrective action plan of the agency, or a violation case from one, is open",
    "no corrective action plan of the agency, and no violation case from one, is open",
)
def dealt_with(known: Known) -> bool:
    """One deficiency never runs in two cases at once (4.3-after-training)."""
    before = known[DataBefore]
    return before.in_plan or before.referred


def month_of(known: Known) -> date:
    """Return the first day of the month whose figures are looked at: the one before the round begins."""
    return months_after(known[Period].begins_on.replace(day=1), -1)


@condition(
    "its programs were trained before this month, and still fall short",
    "its programs were not trained before this month",
)
def trained_before(known: Known) -> bool:
    """Only a month that began after the training shows whether it helped (4.3-after-training)."""
    trained = known[DataBefore].trained_on
    return trained is not None and trained < month_of(known)


@wording("the month of the figures")
def month(known: Known) -> str:
    """Say "February 2026"."""
    return f"{month_of(known):%B %Y}"


@wording("what falls short, program by program")
def what_falls_short(known: Known) -> str:
    """Say for each program what falls short and what to do about it, a line each."""
    return "\n".join(
        f"{program.name}: {sentence}"
        for program, figures in shortfalls(known)
        for sentence in _said(figures, known.policy)
    )


def _said(figures: tuple[Figure, ...], policy: Policy) -> Iterator[str]:
    for each in figures:
        if each.element == TIMELY:
            yield (
                f"{each.missing} of {each.records} records {'was' if each.missing == 1 else 'were'} entered more than {policy.timeliness_grace_days} days after the event."
                f" Enter each client's data within {policy.timeliness_target_days} days."
            )
        else:
            yield (
                f"{title_of(each.element)} is missing in {each.missing} of {each.records} records"
                f" ({percent(each.records, each.missing)} percent complete; the standard is {policy.dq_min_completeness_pct} percent)."
                f" {mend_of(each.element)}"
            )


@wording("how many records came later than advised")
def advice(known: Known) -> str:
    """Say how many records came after the days that are advised; nothing where none did."""
    slow = sum(each.slow for program in known[DataFigures].programs for each in program.figures)
    days = known.policy.timeliness_target_days
    return (
        f"{slow} {'record was' if slow == 1 else 'records were'} entered after more than {days} days; best practice is {days}."
        if slow
        else ""
    )
