"""The figures of each program of an export: how complete each element is, and when what was entered in a month had happened.

The completeness is that of the check of an upload; how many days went by is seen from DateCreated (2.2-user-timely).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path

from workflows.law.value import Value
from workflows.uploads.counting.answers import GIVEN, MISSING, MISWRITTEN, NO_CODE, PARTIAL, UNKNOWN
from workflows.uploads.counting.elements import in_order
from workflows.uploads.counting.providers import NOWHERE
from workflows.uploads.counting.reading import Reading
from workflows.uploads.counting.tallies import Counts
from workflows.uploads.counting.upload import Upload, opened
from workflows.uploads.files.days import Days
from workflows.uploads.files.limits import LIMITS, Limits
from workflows.uploads.files.unreadable import Unreadable

CREATED = "DateCreated"
Entry = tuple[date, date]  # when something happened, and when it was entered


def silent(done: int, total: int) -> None:
    """Tell nobody how many bytes are done."""


class ElementCounted(Value, frozen=True):
    """How many records of a program an element is asked of, and how many have no answer."""

    key: str
    records: int
    missing: int  # blank, 99, or what is in no list of its column


class ProgramCounted(Value, frozen=True):
    """The figures of a program."""

    project_id: str
    name: str  # as the export has it, or empty
    organization: str  # its name
    elements: tuple[ElementCounted, ...]
    entries: tuple[Entry, ...]  # entries and exits that were entered in the month


def count_programs(
    upload: Path, month: date | None = None, *, unnamed: AbstractSet[str] = frozenset(), limits: Limits = LIMITS
) -> tuple[ProgramCounted, ...]:
    """Return the figures of each program of an export that has records; entries are those of a month, if one is said.

    Raises Unreadable, with a sentence for the person who made the export.
    """
    try:
        with opened(upload, limits, silent) as held:
            reading = Reading(held, by_program=True)
            reading.read(limits, unnamed, None)
            entries = _entries(held, reading, month) if month else {}
    except OSError as error:
        raise Unreadable(f"The desk has no room to work in: {error.strerror or 'no reason given'}.") from error
    return tuple(_programs(reading, entries))


def _programs(reading: Reading, entries: dict[int, list[Entry]]) -> Iterator[ProgramCounted]:
    order = [element for element in in_order(reading.gender_or_sex) if element.tested]
    for number in sorted({*reading.providers.numbers.values()}):
        found = reading.tallies.at(number)
        elements = tuple(_counted(element.key, found[element]) for element in order)
        if any(each.records for each in elements):
            project, name, organization = reading.providers.called[number]
            yield ProgramCounted(project, name, organization, elements, tuple(entries.get(number, ())))


def _counted(key: str, counts: Counts) -> ElementCounted:
    missing = counts[MISSING] + counts[MISWRITTEN] + counts[NO_CODE]
    return ElementCounted(key, counts[GIVEN] + counts[UNKNOWN] + counts[PARTIAL] + missing, missing)


def _entries(upload: Upload, reading: Reading, month: date) -> dict[int, list[Entry]]:
    """Return by project when each entry and exit happened that was entered in a month; an id leads an exit to its project."""
    found, homes = dict[int, list[Entry]](), dict[int, int]()
    days = Days(Counter(), (month.year + 1) * 10_000)
    with upload.table("Enrollment.csv") as table:
        columns = "EnrollmentID", "ProjectID", "EntryDate", CREATED
        for enrollment, project, happened, created in table.rows(*columns, may_lack={CREATED}):
            homes[hash(enrollment.strip())] = home = reading.providers.numbers.get(project.strip(), NOWHERE)
            _note(found, home, days.read(happened), days.read(created), month)
    with upload.table("Exit.csv") as table:
        for enrollment, happened, created in table.rows("EnrollmentID", "ExitDate", CREATED, may_lack={CREATED}):
            home = homes.get(hash(enrollment.strip()), NOWHERE)
            _note(found, home, days.read(happened), days.read(created), month)
    return found


def _note(found: dict[int, list[Entry]], home: int, happened: int, created: int, month: date) -> None:
    if home != NOWHERE and happened and created and created // 100 == month.year * 100 + month.month:
        found.setdefault(home, []).append((_date(happened), _date(created)))


def _date(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)
