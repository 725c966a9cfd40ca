"""Which export it is, and which version of the HMIS CSV format it has."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from workflows.law.value import Value
from workflows.uploads.files.days import day
from workflows.uploads.files.tables import Table
from workflows.uploads.files.unreadable import Unreadable
from workflows.uploads.standards.versions import FY2024, FY2026, GENDERS, KNOWN, OLDER, READS, Standard

HASHED = {"2", "3", "4"}  # ways of hashing; 1 is none
OPTIONAL: AbstractSet[str] = {"ExportID", "CSVVersion", "HashStatus", "ExportDate"}
_YEAR = re.compile(r"20\d\d")
_CENTURY = 2099_12_31  # the format is younger than 2000, so a year of two digits is one after it


class Described(Value, frozen=True):
    """What Export.csv says of the export."""

    export: str = ""  # its ExportID
    version: str = ""  # such as FY2024; nothing where the file does not say
    hashed: bool = False  # names and numbers are hashed; what was blank is blank
    made: int = 0  # the day of the export, as a number


def described(table: Table) -> Described:
    """Read Export.csv; raises Unreadable where it is not of one export, or of another version than the desk reads."""
    said = [
        Described(export.strip(), _named(version), status.strip() in HASHED, day(made, _CENTURY))
        for export, version, status, made in table.rows(
            "ExportID", "CSVVersion", "HashStatus", "ExportDate", may_lack=OPTIONAL
        )
    ]
    if len(said) != 1:
        raise Unreadable(f"Export.csv has {len(said):,} rows; an export has one. Leave only the files of one export.")
    version = said[0].version
    if version and version not in KNOWN:
        raise Unreadable(f"Export.csv says that the export is of {version}. The desk reads {READS}.")
    return said[0]


def _named(version: str) -> str:
    year = _YEAR.search(version)
    return f"FY{year.group()}" if year else ""


def standard(clients: Table, said: Described) -> Standard:
    """Return the version of an export: as Export.csv says, or by the columns of Client.csv.

    Raises Unreadable where the columns are those of an older version.
    """
    for column, version in OLDER:
        if clients.has(column):
            raise Unreadable(f"Client.csv has the columns of {version}. The desk reads {READS}.")
    if said.version:
        return KNOWN[said.version]
    return FY2024 if clients.has(*GENDERS) else FY2026
