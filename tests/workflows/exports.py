"""Exports made up for tests: everybody answers everything, unless a test says otherwise."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from workflows.uploads.counting import enrollments
from workflows.uploads.counting.clients import SINGLE
from workflows.uploads.standards.versions import FY2024, FY2026, GENDERS, RACES

Row = dict[str, str]
HEADERS = {  # of files without rows
    "Project": ("ProjectID", "OrganizationID", "ProjectType"),
    "Client": (*SINGLE, *RACES, FY2026.hispanic, "RaceNone", "Sex"),
    "Enrollment": enrollments.COLUMNS,
    "Exit": ("EnrollmentID", "ExitDate", "Destination"),
}


@dataclass
class Export:
    """The rows of an export by file, to be changed freely before they are written."""

    version: str = "2026 v1.0"
    tables: dict[str, list[Row]] = field(default_factory=dict)
    home: str = "shelter"  # the ProjectID of the project that there is from the beginning

    def __post_init__(self) -> None:
        """Begin with one organization, and one project of it."""
        self.tables = {file: [] for file in ("Export", "Organization", "Project", "Client", "Enrollment", "Exit")}
        self.tables["Export"].append(
            {"ExportID": "x", "CSVVersion": self.version, "HashStatus": "1", "ExportDate": "2026-02-02 10:00:00"}
        )
        self.organization("A", "Otter Creek Shelter")
        self.project(self.home, "A")

    def organization(self, key: str, name: str) -> None:
        """Add an organization."""
        self.tables["Organization"].append({"OrganizationID": key, "OrganizationName": name, "DateDeleted": ""})

    def project(self, key: str, organization: str, kind: str = "1") -> None:
        """Add a project."""
        self.tables["Project"].append({"ProjectID": key, "OrganizationID": organization, "ProjectType": kind})

    def client(self, key: str, **answers: str) -> str:
        """Add a client, and return the id."""
        row = {"PersonalID": key, "FirstName": "Ann", "LastName": "Example", "NameDataQuality": "1"}
        row |= {"SSN": f"{123_456_789 + len(self.tables['Client'])}", "SSNDataQuality": "1"}
        row |= {"DOB": "1980-05-17", "DOBDataQuality": "1", "VeteranStatus": "0"}
        of_2024 = "2024" in self.version
        hispanic = FY2024.hispanic if of_2024 else FY2026.hispanic
        row |= dict.fromkeys((*RACES, hispanic), "0") | {"RaceNone": "", "White": "1"}
        row |= dict.fromkeys(GENDERS, "0") | {"GenderNone": "", "Woman": "1"} if of_2024 else {"Sex": "0"}
        self.tables["Client"].append(row | {"DateDeleted": ""} | answers)
        return key

    def enroll(self, client: str, project: str = "", **answers: str) -> str:
        """Add an enrollment, and return its id."""
        key = f"e{len(self.tables['Enrollment'])}"
        row = {"EnrollmentID": key, "PersonalID": client, "ProjectID": project or self.home, "EntryDate": "2025-11-03"}
        row |= {"RelationshipToHoH": "1", "EnrollmentCoC": "VT-500", "LivingSituation": "116", "LengthOfStay": "3"}
        row |= {"DisablingCondition": "0", "MoveInDate": "2025-12-01", "DateDeleted": ""}
        self.tables["Enrollment"].append(row | answers)
        return key

    def leave(self, enrollment: str, **answers: str) -> None:
        """Add an exit."""
        row = {"EnrollmentID": enrollment, "ExitDate": "2026-01-09", "Destination": "410"}
        self.tables["Exit"].append(row | answers)

    def anchor(self) -> None:
        """Add a head of household at an organization of her own, the last by its name: without any, nothing is checked."""
        self.organization("Z", "Zion Street House")
        self.project("zion", "Z")
        self.enroll(self.client("anchor"), "zion")

    def crowd(self, count: int, **answers: str) -> None:
        """Add so many clients, each with an enrollment in the first project."""
        for number in range(count):
            self.enroll(self.client(f"c{len(self.tables['Client'])}-{number}", **answers))

    def texts(self, shuffled: Random | None = None, **dialect: Any) -> dict[str, str]:
        """Return each file as a text; with a source of chance, its rows and columns are in any order."""
        texts = {}
        for file, kept in self.tables.items():
            columns, rows = list(kept[0] if kept else HEADERS[file]), list(kept)
            if shuffled:
                shuffled.shuffle(columns)
                shuffled.shuffle(rows)
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, columns, **dialect)
            writer.writeheader()
            writer.writerows(rows)
            texts[f"{file}.csv"] = text.getvalue()
        return texts

    def folder(self, place: Path, shuffled: Random | None = None) -> Path:
        """Write the export into a folder, and return it."""
        return folder(place, self.texts(shuffled))

    def archive(self, place: Path, inside: str = "") -> Path:
        """Write the export into a zip archive, and return it."""
        return archive(place, self.texts(), inside)


def folder(place: Path, texts: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, and return it."""
    path = place / "export"
    path.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (path / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def archive(
    place: Path, texts: Mapping[str, str | bytes], inside: str = "", method: int = zipfile.ZIP_DEFLATED
) -> Path:
    """Write files into a zip archive, and return it."""
    path = place / "export.zip"
    with zipfile.ZipFile(path, "w", method) as writer:
        for name, text in texts.items():
            writer.writestr(f"{inside}{name}", text)
    return path
