"""A year of figures of data quality, as the yearly report has it: agency by agency, element by element, month by month (4.3-annual-report)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workflows.law.policy import Policy
from workflows.rosters.data_figures import TIMELY, falls_short, percent, title_of


@dataclass(frozen=True)
class MonthFigure:
    """One figure of a program for a month, and whose it is."""

    month: date
    agency: str  # its name
    program: str
    element: str
    records: int
    missing: int
    slow: int = 0


@dataclass(frozen=True)
class Share:
    """How much of something is there: all records, and those that fall short."""

    name: str
    records: int
    missing: int

    @property
    def percent(self) -> int:
        """How much is there, in percent, rounded down."""
        return percent(self.records, self.missing)


@dataclass(frozen=True)
class AgencyYear:
    """How far an agency met the standard: in how many of the months with figures none of its programs fell short."""

    name: str
    months: int
    met: int
    complete: Share
    timely: Share
    programs: tuple[Share, ...]  # of all elements together


@dataclass(frozen=True)
class DataYear:
    """What is on record of a federal year, in one Continuum."""

    agencies: tuple[AgencyYear, ...]
    elements: tuple[Share, ...]
    months: tuple[Share, ...]  # agencies with figures, and those that fell short


def year_of(figures: Sequence[MonthFigure], policy: Policy) -> DataYear:
    """Return what figures of a year come to."""
    names = sorted({each.agency for each in figures}, key=str.casefold)
    months = sorted({each.month for each in figures})
    elements = sorted({each.element for each in figures if each.element != TIMELY}, key=_numbers)
    return DataYear(
        tuple(_agency(name, [each for each in figures if each.agency == name], policy) for name in names),
        tuple(_share(title_of(key), (each for each in figures if each.element == key)) for key in elements),
        tuple(_month(month, [each for each in figures if each.month == month], policy) for month in months),
    )


def _agency(name: str, figures: Sequence[MonthFigure], policy: Policy) -> AgencyYear:
    months = {each.month for each in figures}
    short = {each.month for each in figures if _is_short(each, policy)}
    complete = [each for each in figures if each.element != TIMELY]
    programs = sorted({each.program for each in complete}, key=str.casefold)
    return AgencyYear(
        name, len(months), len(months - short), _share(name, complete),
        _share(title_of(TIMELY), (each for each in figures if each.element == TIMELY)),
        tuple(_share(program, (each for each in complete if each.program == program)) for program in programs),
    )  # fmt: skip


def _month(month: date, figures: Sequence[MonthFigure], policy: Policy) -> Share:
    agencies = {each.agency for each in figures}
    short = {each.agency for each in figures if _is_short(each, policy)}
    return Share(f"{month:%B %Y}", len(agencies), len(short))


def _is_short(figure: MonthFigure, policy: Policy) -> bool:
    return falls_short(figure.element, figure.records, figure.missing, policy)


def _share(name: str, figures: Iterable[MonthFigure]) -> Share:
    found = list(figures)
    return Share(name, sum(each.records for each in found), sum(each.missing for each in found))


def _numbers(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key.split(".") if part.isdigit())
