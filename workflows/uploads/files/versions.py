"""Which version of the HMIS CSV format an export has."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from workflows.law.value import Value
from workflows.uploads.files.tables import Table
from workflows.uploads.files.unreadable import Unreadable

FY2024, FY2026 = "FY2024", "FY2026"
KNOWN: AbstractSet[str] = {FY2024, FY2026}
HASHED = {"2", "3", "4"}  # ways of hashing; 1 is none
_YEAR = re.compile(r"20\d\d")


class Described(Value, frozen=True):
    """What Export.csv says of the export."""

    version: str = ""  # FY2024 or FY2026; nothing where the file does not say
    hashed: bool = False  # names are hashed, so that only their data quality codes can be tested


def described(table: Table) -> Described:
    """Read Export.csv; raises Unreadable where the export has another version than the desk reads."""
    said = Described()
    second = "HashStatus" if table.has("HashStatus") else "CSVVersion"
    for version, status in table.rows("CSVVersion", second):
        year = _YEAR.search(version)
        said = Described(f"FY{year.group()}" if year else "", status.strip() in HASHED)
    if said.version and said.version not in KNOWN:
        raise Unreadable(f"Export.csv says that the export is of {said.version}. The desk reads FY2024 and FY2026.")
    return said
