"""Client.csv: what each client answers, put aside until it is known where the client is enrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from workflows.uploads.counting.answers import birth, packed, vouched
from workflows.uploads.counting.columns import Columns
from workflows.uploads.counting.tallies import EVERYWHERE, Tallies
from workflows.uploads.counting.twins import identity
from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.spills import Spill, keyed
from workflows.uploads.files.tables import Table
from workflows.uploads.standards.versions import GENDER_NONE, GENDERS, HISPANIC, RACES, SEX, Standard

SINGLE = (
    "PersonalID", "FirstName", "LastName", "NameDataQuality", "SSN", "SSNDataQuality", "DOB", "DOBDataQuality",
    "VeteranStatus",
)  # fmt: skip
WIDTH = 4  # numbers put aside: which client, day of birth, veteran status, the other answers packed
FULL = "1"  # of a date of birth, where nothing is said against it
ANSWERS = 5  # packed: name, SSN, date of birth, race, gender or sex
Asked = Callable[[tuple[str, ...]], int]


class Clients(NamedTuple):
    """Where clients are put aside: by their ids, and by who they are."""

    known: Spill
    twins: Spill


def races(table: Table, standard: Standard, tallies: Tallies) -> tuple[str, ...]:
    """Return the columns of races; the one that was renamed may be called as in either version."""
    hispanic = next((name for name in (standard.hispanic, *HISPANIC) if table.has(name)), standard.hispanic)
    tallies.odd[Oddity.COLUMN_RENAMED] += hispanic != standard.hispanic
    return (*RACES, hispanic)


def read_clients(
    table: Table, columns: Columns, standard: Standard, tallies: Tallies, clients: Clients, *, hashed: bool
) -> None:
    """Put the answers of every client aside; rows without a PersonalID can be joined to nothing, and are counted."""
    marks = races(table, standard, tallies)
    single, of_race = len(SINGLE), len(SINGLE) + len(marks)
    options, asked = _gender(columns) if standard.asks_gender else _sex(columns)
    code, named, numbered = columns.code, columns.named, columns.numbered
    for row in table.rows(*SINGLE, *marks, "RaceNone", *options, may_lack={SEX}):
        person, first, last, name_quality, ssn, ssn_quality, born, born_quality, veteran = row[:single]
        is_first, is_last = named("FirstName", first, hashed=hashed), named("LastName", last, hashed=hashed)
        birthday, day = columns.day("DOB", born)
        answers = packed(
            vouched(code("NameDataQuality", name_quality), complete=is_first and is_last),
            vouched(code("SSNDataQuality", ssn_quality), complete=numbered("SSN", ssn, hashed=hashed)),
            birth(day, code("DOBDataQuality", born_quality.strip() or FULL)),
            columns.chosen(marks, row[single:of_race], code("RaceNone", row[of_race])),
            asked(row[of_race + 1 :]),
        )
        if person := person.strip():
            clients.known.add(key := keyed(person), birthday, code("VeteranStatus", veteran), answers)
            if is_first and is_last and birthday and (same := identity(first, last, birthday, ssn)):
                clients.twins.add(same, key)
        else:
            tallies.odd[Oddity.CLIENT_NAMELESS] += 1
            tallies.clients.add(EVERYWHERE, answers)


def _gender(columns: Columns) -> tuple[tuple[str, ...], Asked]:
    """Return the columns of 3.06, and how to read them."""

    def asked(texts: tuple[str, ...]) -> int:
        return columns.chosen(GENDERS, texts[:-1], columns.code(GENDER_NONE, texts[-1]))

    return (*GENDERS, GENDER_NONE), asked


def _sex(columns: Columns) -> tuple[tuple[str, ...], Asked]:
    """Return the column of 4.21, and how to read it."""

    def asked(texts: tuple[str, ...]) -> int:
        return columns.code(SEX, texts[0])

    return (SEX,), asked
