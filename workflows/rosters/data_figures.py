"""Figures of data quality: how complete each element is in a program, and how many days went by before records were entered.

They come as lists from WellSky, or are counted from an HMIS CSV export. No client is in them: counts alone are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from workflows.law.policy import Policy
from workflows.uploads.counting.elements import GENDER, SEX, in_order

EVERYTHING = 100  # percent
TIMELY = "timely"  # stands where an element would, for records that are counted by their days
ELEMENTS = {each.key: each for each in in_order(GENDER) if each.tested}
_TITLES = {" ".join(each.title.split()).casefold(): key for key, each in ELEMENTS.items()}


@dataclass(frozen=True)
class FigureRow:
    """A row of a list of completeness, as it was written."""

    number: int
    agency: str
    program: str
    element: str  # by its number or its title
    records: int | None
    missing: int | None


@dataclass(frozen=True)
class EntryRow:
    """A row of a list of entries: when something happened, and when it was entered."""

    number: int
    agency: str
    program: str
    happened_on: date | None
    entered_on: date | None


@dataclass(frozen=True)
class Measured:
    """One figure of a program: of how many records how many answers are missing, or came too late."""

    agency: str  # its key
    program: str
    element: str
    records: int
    missing: int
    slow: int = 0  # entered after the days that are advised, and within the grace


@dataclass(frozen=True)
class Doubted:
    """A row of which nobody can tell what it says, and why."""

    row: int
    why: str


@dataclass(frozen=True)
class Weighed:
    """What lists come to: figures by agency, and the rows that are left out."""

    figures: tuple[Measured, ...]
    doubts: tuple[Doubted, ...] = ()

    @property
    def by_agency(self) -> Mapping[str, tuple[Measured, ...]]:
        """The figures of each agency, by its key."""
        keys = dict.fromkeys(each.agency for each in self.figures)
        return {key: tuple(each for each in self.figures if each.agency == key) for key in keys}


@dataclass(frozen=True)
class Directory:
    """What the desk knows: its agencies by every name they have, and the days on which HMIS could not be used."""

    agencies: Mapping[str, str] = field(default_factory=dict)  # keys, by names and keys in lower case
    excused: frozenset[date] = frozenset()  # days that count against nobody (3.5-dr-loss)
    programs: Mapping[tuple[str, str], str] = field(default_factory=dict)  # names, by agency and ProjectID


def agency_of_program(known: Directory, organization: str, project_id: str) -> str:
    """Return whose a program of an export is: of the agency of that name, else of the only one that has its ProjectID."""
    named = known.agencies.get(folded(organization), "")
    having = {agency for agency, project in known.programs if project == project_id}
    return named or (having.pop() if len(having) == 1 else "")


def weigh_figures(rows: Iterable[FigureRow], known: Directory) -> Weighed:
    """Return what a list of completeness comes to; the last row of an element of a program counts."""
    found, doubts = dict[tuple[str, str, str], Measured](), list[Doubted]()
    for row in rows:
        agency, element = known.agencies.get(folded(row.agency), ""), element_of(row.element)
        if why := _wrong(row, agency, element):
            doubts.append(Doubted(row.number, why))
            continue
        found[agency, row.program, element] = Measured(agency, row.program, element, row.records or 0, row.missing or 0)
    return Weighed(tuple(found[key] for key in sorted(found)), tuple(doubts))


def _wrong(row: FigureRow, agency: str, element: str) -> str:
    if not agency:
        return f"the directory has no agency {row.agency!r}"
    if not row.program:
        return "it names no program"
    if not element:
        return f"{row.element!r} is no Universal Data Element"
    if row.records is None or row.missing is None or not 0 <= row.missing <= row.records:
        return "its numbers are no counts, or more is missing than there is"
    return ""


def weigh_entries(rows: Iterable[EntryRow], known: Directory, month: date, policy: Policy) -> Weighed:
    """Return what a list of entries comes to: those that were made in a month, by the days they took (2.2-user-timely)."""
    days, doubts = dict[tuple[str, str], list[int]](), list[Doubted]()
    for row in rows:
        agency = known.agencies.get(folded(row.agency), "")
        why = "" if agency else f"the directory has no agency {row.agency!r}"
        why = why or ("" if row.program else "it names no program")
        if why or row.happened_on is None or row.entered_on is None:
            doubts.append(Doubted(row.number, why or "a day is missing, or may mean several"))
        elif row.entered_on.replace(day=1) == month:
            took = days_taken(row.happened_on, row.entered_on, known.excused)
            days.setdefault((agency, row.program), []).append(took)
    return Weighed(tuple(timely(*key, days[key], policy) for key in sorted(days)), tuple(doubts))


def timely(agency: str, program: str, days: Sequence[int], policy: Policy) -> Measured:
    """Return how timely the records of a program were entered, by the days that each took."""
    late = sum(each > policy.timeliness_grace_days for each in days)
    slow = sum(policy.timeliness_target_days < each <= policy.timeliness_grace_days for each in days)
    return Measured(agency, program, TIMELY, len(days), late, slow)


def days_taken(happened: date, entered: date, excused: Iterable[date] = ()) -> int:
    """Return how many days went by until something was entered; days on which HMIS could not be used do not count."""
    return max(0, (entered - happened).days - sum(happened < day <= entered for day in excused))


def element_of(words: str) -> str:
    """Return the number of a Universal Data Element that is named by it, by its title or by both; nothing if there is none."""
    said = folded(words)
    number = said.partition(" ")[0]
    if number in ELEMENTS:
        return number
    return _TITLES.get(said, "")


def percent(records: int, missing: int) -> int:
    """Return how much is there, in percent, rounded down: what is nearly enough is not enough."""
    return (records - missing) * EVERYTHING // records if records else EVERYTHING


def falls_short(element: str, records: int, missing: int, policy: Policy) -> bool:
    """Say whether a figure is below the standard: too little of an element, or anything entered after the grace (4.3-monthly)."""
    if element == TIMELY:
        return missing > 0
    return bool(records) and percent(records, missing) < policy.dq_min_completeness_pct


def title_of(element: str) -> str:
    """Return what a figure is about, in words."""
    if element == TIMELY:
        return "Timely entry"
    known = {**ELEMENTS, SEX.key: SEX}.get(element)
    return f"{element} {known.title}" if known else element


def mend_of(element: str) -> str:
    """Return what to do where an element is missing, or records come late."""
    known = ELEMENTS.get(element)
    return known.mend if known else ""


def folded(words: str) -> str:
    """Return words as names are compared."""
    return " ".join(words.split()).casefold()
