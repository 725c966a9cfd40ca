"""A list of client files from WellSky: which of them nobody used for years, whom they belong to, and which rows are doubtful.

A file is known by its HMIS client number and nothing else. What is doubtful about one row leaves its whole file alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from workflows.law.calendar import months_after
from workflows.law.policy import Policy

MONTHS = 12
MOST_DIGITS = 12


@dataclass(frozen=True)
class FileRow:
    """A row of the list, as it was written: a file at an agency, and when it was last used."""

    number: int  # of the row, as a spreadsheet shows it
    client: str
    last_used: str
    day: date | None  # nothing where what is written is no day, or may be several
    agency: str = ""  # where the list names none, every partner agency is asked


@dataclass(frozen=True)
class Doubt:
    """A row that nobody can tell what to do about, and why."""

    row: int
    client: str
    why: str


@dataclass(frozen=True)
class Directory:
    """What the desk knows: its agencies by every name they have, who is asked, and which files are not to be touched."""

    agencies: Mapping[str, str] = field(default_factory=dict)  # keys, by names and keys in lower case
    asked: frozenset[str] = frozenset()  # keys of agencies that may be asked: open, and entering data
    busy: frozenset[str] = frozenset()  # files with an open request
    retained: frozenset[str] = frozenset()
    under_way: frozenset[str] = frozenset()  # files about which agencies are asked already
    inactive: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Weighed:
    """What a list comes to: the files to ask each agency about, the doubtful rows, and how many files are left alone."""

    asked: Mapping[str, Mapping[str, date]]  # by agency, by client number: when the file was last used anywhere
    doubts: tuple[Doubt, ...] = ()
    recent: int = 0
    held: int = 0  # by an open request, or a duty to retain it
    under_way: int = 0
    inactive: int = 0

    @property
    def files(self) -> int:
        """How many files somebody is asked about."""
        return len({client for files in self.asked.values() for client in files})


def weigh(rows: Iterable[FileRow], known: Directory, today: date, policy: Policy) -> Weighed:
    """Return what a list comes to."""
    by_client = dict[str, list[FileRow]]()
    for row in rows:
        by_client.setdefault(row.client, []).append(row)
    doubts = [
        doubt for row in (each for rows in by_client.values() for each in rows) for doubt in _doubts(row, known, today)
    ]
    doubtful, sorts = {each.client for each in doubts}, dict[str, list[str]]()
    asked = dict[str, dict[str, date]]()
    for client, mine in by_client.items():
        if client in doubtful:
            continue
        last = max(row.day for row in mine if row.day)
        sort = _sort(client, last, known, today, policy)
        sorts.setdefault(sort, []).append(client)
        for agency in _agencies(mine, known) if sort == "asked" else ():
            asked.setdefault(agency, {})[client] = last
    counts = {name: len(sorts.get(name, ())) for name in ("recent", "held", "under_way", "inactive")}
    return Weighed(dict(sorted(asked.items())), tuple(sorted(doubts, key=lambda each: each.row)), **counts)


def is_unused(last: date, today: date, policy: Policy) -> bool:
    """Say whether the years without use are over: the day after the last of them, at the earliest."""
    return today > months_after(last, policy.inactive_years * MONTHS)


def _sort(client: str, last: date, known: Directory, today: date, policy: Policy) -> str:
    if client in known.inactive:
        return "inactive"
    if not is_unused(last, today, policy):
        return "recent"
    if client in known.busy | known.retained:
        return "held"
    return "under_way" if client in known.under_way else "asked"


def _agencies(rows: Iterable[FileRow], known: Directory) -> frozenset[str]:
    """Return who is asked about a file: each agency that the list names, or every one where a row names none."""
    named = [known.agencies[_folded(row.agency)] if row.agency else "" for row in rows]
    return known.asked if "" in named else frozenset(named)


def _doubts(row: FileRow, known: Directory, today: date) -> Iterator[Doubt]:
    if not (row.client.isascii() and row.client.isdigit() and len(row.client) <= MOST_DIGITS):
        yield Doubt(row.number, row.client, "this is no HMIS client number, which has digits only")
    if row.day is None:
        said = (
            f"{row.last_used!r} may mean several days, or none"
            if row.last_used
            else "it does not say when the file was last used"
        )
        yield Doubt(row.number, row.client, said)
    elif row.day > today:
        yield Doubt(row.number, row.client, "it says that the file was last used on a day that is still ahead")
    key = known.agencies.get(_folded(row.agency), "") if row.agency else ""
    if row.agency and not key:
        yield Doubt(row.number, row.client, f"the directory has no agency {row.agency!r}")
    elif key and key not in known.asked:
        yield Doubt(row.number, row.client, f"{row.agency} has closed or enters no data, so nobody there can agree")


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
