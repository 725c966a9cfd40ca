"""Made-up exports for the practice desk: small, in the HMIS CSV format, and about nobody."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import IO, TypeAlias

Row: TypeAlias = dict[str, str]
RACES = ("AmIndAKNative", "Asian", "BlackAfAmerican", "HispanicLatinao", "MidEastNAfrican", "NativeHIPacific", "White")


def write_export(file: IO[bytes], agency: str, name: str, clients: int, missing: Mapping[str, int]) -> None:
    """Write an export as a zip archive; of so many clients the named columns are empty, or 99 where they are codes."""
    tables = {
        "Export": [
            {
                "ExportID": name.partition(".")[0],
                "CSVVersion": "2026 v1.0",
                "HashStatus": "1",
            }
        ],
        "Organization": [{"OrganizationID": "1", "OrganizationName": agency}],
        "Project": [{"ProjectID": "11", "OrganizationID": "1", "ProjectType": "1"}],
        "Client": list(_clients(clients, missing)),
        "Enrollment": list(_enrollments(clients, missing)),
        "Exit": [{"EnrollmentID": f"e{number}", "ExitDate": "2025-11-30", "Destination": "410"} for number in range(5)],
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, rows in tables.items():
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
            archive.writestr(f"{table}.csv", text.getvalue())


def _clients(count: int, missing: Mapping[str, int]) -> Iterator[Row]:
    for number in range(count):
        row = {
            "PersonalID": f"c{number}", "FirstName": "Made", "LastName": "Up", "NameDataQuality": "1",
            "SSN": "", "SSNDataQuality": "9", "DOB": "1985-06-14", "DOBDataQuality": "1", "Sex": str(number % 2),
            **dict.fromkeys((*RACES, "RaceNone"), ""), "White": "1", "VeteranStatus": "0",
        }  # fmt: skip
        yield row | _left_out(row, number, missing)


def _enrollments(count: int, missing: Mapping[str, int]) -> Iterator[Row]:
    for number in range(count):
        row = {
            "EnrollmentID": f"e{number}", "PersonalID": f"c{number}", "ProjectID": "11", "EntryDate": "2025-10-06",
            "RelationshipToHoH": "1", "EnrollmentCoC": "VT-500", "LivingSituation": "116", "LengthOfStay": "10",
            "DisablingCondition": "0", "MoveInDate": "",
        }  # fmt: skip
        yield row | _left_out(row, number, missing)


def _left_out(row: Row, number: int, missing: Mapping[str, int]) -> Row:
    codes = {column: "" if column in {"DOB", "EnrollmentCoC", "EntryDate"} else "99" for column in row}
    return {column: codes[column] for column, count in missing.items() if column in row and number < count}
