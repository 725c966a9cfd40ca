"""The yearly report on data quality of a CoC, as a document (4.3-annual-report)."""

from __future__ import annotations

from collections.abc import Iterator

from notifications.printing.proof import Pair
from notifications.printing.quality import Bar, Chart, Grid, QualityReport
from notifications.proving.words import Maker
from workflows.law.continua import Continuum
from workflows.law.policy import Policy
from workflows.rosters.data_year import AgencyYear, DataYear, Share


def quality_report(found: DataYear, year: int, continuum: Continuum, maker: Maker) -> QualityReport:
    """Return what is on record of a federal year of a CoC as a document."""
    limit = maker.policy.dq_min_completeness_pct
    return QualityReport(
        letterhead=maker.letterhead, title=f"Data quality in {continuum.words}, federal year {year}", made=maker.made,
        about=tuple(_about(found, year, continuum, maker.policy)),
        charts=(
            Chart(title="Each Universal Data Element", names="Element", bars=tuple(_bar(each, limit) for each in found.elements)),
            Chart(title="Agencies that met the standard, month by month", names="Month",
                  bars=tuple(_month(each) for each in found.months)),
        ),
        grids=(
            Grid(title="Each agency", heads=("Agency", "Months that met the standard", "Complete", "Entered in time"),
                 rows=tuple(_agency(each) for each in found.agencies)),
            Grid(title="Each program", heads=("Program", "Agency", "Complete"),
                 rows=tuple((each.name, agency.name, _complete(each)) for agency in found.agencies for each in agency.programs)),
        ),
        notes=tuple(_notes(maker.policy)),
    )  # fmt: skip


def _about(found: DataYear, year: int, continuum: Continuum, policy: Policy) -> Iterator[Pair]:
    yield Pair("CoC", continuum.words)
    yield Pair("Federal year", f"October 1, {year - 1} to September 30, {year}")
    yield Pair(
        "Standard",
        f"At least {policy.dq_min_completeness_pct} percent of each element, nothing later than {policy.timeliness_grace_days} days",
    )
    yield Pair("Agencies with figures", str(len(found.agencies)))
    met = sum(each.met == each.months for each in found.agencies)
    yield Pair("Met the standard in all their months", f"{met} of {len(found.agencies)}")


def _bar(share: Share, limit: int) -> Bar:
    says = f"{share.percent} percent; {share.missing} of {share.records} missing"
    return Bar(share.name, share.percent, says, share.percent < limit)


def _month(share: Share) -> Bar:
    return Bar(share.name, share.percent, f"{share.records - share.missing} of {share.records} agencies")


def _agency(each: AgencyYear) -> tuple[str, ...]:
    timely = f"{each.timely.percent} percent of {each.timely.records}" if each.timely.records else "No figures"
    return each.name, f"{each.met} of {each.months}", _complete(each.complete), timely


def _complete(share: Share) -> str:
    return f"{share.percent} percent" if share.records else "No figures"


def _notes(policy: Policy) -> Iterator[str]:
    yield (
        f"A month meets the standard where each program has at least {policy.dq_min_completeness_pct} percent of every Universal Data Element"
        f" (local target), and nothing was entered more than {policy.timeliness_grace_days} days after the event (manual 2.2)."
    )
    yield "Complete is every answer that is not blank and not code 99, of all elements and months together, rounded down."
    yield "Agencies without figures in the year are not in it. A program that works in this CoC counts here alone."
    yield "Counts come from WellSky or from HMIS CSV exports, as ICA read them each month. There is nothing of any client."
