"""Lists of licenses and of trainings, as ICA has them when a desk begins: read once, read again, and refused in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from models.database import open_database
from models.registries.imported.licenses import enter_license
from models.registries.imported.trainings import enter_training_held
from models.rows.cases import CaseRow
from models.rows.people import Person
from models.rows.registries import Attendance, License, Training
from tests.desks import local
from tests.web.command.sheets import Cell, xlsx
from tests.web.command.test_commands import Run, run, table
from tests.web.registries.desks import Desk

__all__ = ["run"]
AGENCIES = "name;kind;cocs\nOtter Creek Shelter;shelter;balance\nSafe Harbor;victim service provider;balance\n"
LICENSES = (
    "E-mail;NAME;Agency;User name;access level;ART;Issued on\n"
    "jo@otter.example.org;Jo Tran;otter creek shelter;jtran;case manager ii;x;3/15/2024\n"
    "tess@otter.example.org;Tess Barlow;otter-creek-shelter;tbarlow;Agency Administrator;no;2023-06-01\n"
)
TRAININGS: list[list[Cell]] = [
    ["Topic", "Title", "Held on", "Length in minutes", "Begins at", "Email address", "Minutes missed"],
    ["Security training", "Security 2025", date(2025, 2, 3), 60, "09:30:00", "jo@otter.example.org", 0],
    ["security", "Security 2025", date(2025, 2, 3), 60, "9:30 am", "tess@otter.example.org", 15],
    ["GENERAL TRAINING", "Intake", date(2025, 3, 4), 90, None, None, None],
]


NO_LICENSES = [
    ("zed@otter.example.org;;otter-creek-shelter;zed;Volunteer;;2024-01-02", "email: nobody has this address"),
    ("zed@otter.example.org;Zed;nowhere;zed;Volunteer;;2024-01-02", "agency: no agency is called 'nowhere'"),
    ("zed@otter.example.org;Zed;;zed;Volunteer;;2024-01-02", "agency: enter the agency whose license it is"),
    ("zed@otter.example.org;Zed;Safe Harbor;zed;Volunteer;;2024-01-02", "agency: Safe Harbor is a victim service"),
    ("zed@otter.example.org;Zed;otter-creek-shelter;JTRAN;Volunteer;;2024-01-02", "username: somebody else has"),
    ("zed@otter.example.org;Zed;otter-creek-shelter;zed;Boss;;2024-01-02", "level: choose one of: Resource"),
    ("zed@otter.example.org;Zed;otter-creek-shelter;zed;Volunteer;perhaps;2024-01-02", "art: answer yes or no"),
    ("zed@otter.example.org;Zed;otter-creek-shelter;zed;Volunteer;;3/2/26", "issued_on: enter a day that exists"),
    (
        "zed@otter.example.org;Zed;otter-creek-shelter;zed;Volunteer;;2126-01-02",
        "issued_on: enter a day that is not",
    ),
    (
        "jo@otter.example.org;Joe Tran;otter-creek-shelter;jtran;Volunteer;;2024-01-02",
        "name: this address is of Jo",
    ),
    (
        "jo@otter.example.org;;;jtran;Volunteer;;2024-01-02",
        "username: Jo Tran has a license of Otter Creek Shelter already (jtran, Case Manager II, with ART, since 2024-03-15)",
    ),
]
"""Rows of which each is refused, and what is said of it."""
NO_TRAININGS: list[tuple[list[Cell], str]] = [
        (["security", "Security 2025", date(2025, 2, 3), 60, None, "jo@otter.example.org", 5], "missed: 0 minutes are on"),
        (["security", "Security 2025", date(2025, 2, 3), 45, None, None, None], "minutes: this training is on the list with 60"),
        (["security", "S", date(2025, 2, 3), 60, None, "zed@otter.example.org", 5], "email: nobody has this address"),
        (["security", "S", date(2025, 2, 3), 60, None, "jo@otter.example.org", 61], "missed: the training lasted 60 minutes"),
        (["security", "S", date(2125, 2, 3), 60, None, "jo@otter.example.org", 0], "missed: the training is still to come"),
        (["cooking", "S", date(2025, 2, 3), 60, None, None, None], "topic: choose one of: new-user series"),
        (["security", "S", "soon", 60, None, None, None], "held_on: enter a day that exists"),
        (["security", "S", date(2025, 2, 3), 60, "noon", None, None], "begins: enter a time such as 9:30 AM"),
        (["security", "S", date(2025, 2, 3), 60, None, None, 5], "email: enter who missed these minutes"),
    ]  # fmt: skip


@pytest.fixture(autouse=True)
def settled(run: Run, tmp_path: Path) -> None:
    """Put the agencies on the desk."""
    run("import-agencies", table(tmp_path, AGENCIES))


def rows(tmp_path: Path, *what: Any) -> list[tuple[Any, ...]]:
    with open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}").reading() as session:
        return [tuple(row) for row in session.execute(select(*what))]


def sheet(tmp_path: Path, cells: list[list[Cell]]) -> str:
    path = tmp_path / "trainings.xlsx"
    path.write_bytes(xlsx(cells))
    return str(path)


def test_licenses_are_put_on_record_with_their_people_and_read_again_without_harm(run: Run, tmp_path: Path) -> None:
    assert "2 rows would be added." in run("import-licenses", table(tmp_path, LICENSES), "--dry-run").output
    assert rows(tmp_path, License.id) == []
    assert "2 rows were added." in run("import-licenses", table(tmp_path, LICENSES)).output
    issued = rows(tmp_path, License.username, License.level, License.art)
    assert issued == [("jtran", "Case Manager II", True), ("tbarlow", "Agency Administrator", False)]
    assert rows(tmp_path, Person.name, Person.agency_id) == [("Jo Tran", 1), ("Tess Barlow", 1)]
    longer = LICENSES + "eve@otter.example.org;Eve Sutton;Otter Creek Shelter;esutton;Volunteer;;2025-01-02\n"
    again = run("import-licenses", table(tmp_path, longer)).output
    assert "1 row was added." in again
    assert "2 rows say what is on record already." in again
    assert len(rows(tmp_path, License.id)) == 3


def test_licenses_that_cannot_be_are_refused_in_words_all_at_once_and_nothing_is_added(
    run: Run, tmp_path: Path
) -> None:
    run("import-licenses", table(tmp_path, LICENSES))
    new = "al@otter.example.org;Al;otter-creek-shelter;al;Volunteer;;2024-01-02\n"
    wrong = "".join(f"{row}\n" for row, _ in NO_LICENSES)
    told = run("import-licenses", table(tmp_path, f"{LICENSES}{new}{wrong}"), exits=1).output
    for number, (_, says) in enumerate(NO_LICENSES, 5):
        assert f"row {number}, {says}" in told
    assert f"nothing was added: {len(NO_LICENSES)} of {len(NO_LICENSES) + 3} rows" in told
    assert len(rows(tmp_path, License.id)) == 2


def test_trainings_are_put_on_the_list_with_who_took_part_and_read_again_without_harm(run: Run, tmp_path: Path) -> None:
    run("import-licenses", table(tmp_path, LICENSES))
    assert "3 rows were added." in run("import-trainings", sheet(tmp_path, TRAININGS)).output
    assert rows(tmp_path, Training.title, Training.begins, Training.held_on) == [
        ("Security 2025", "9:30 AM", date(2025, 2, 3)), ("Intake", "", date(2025, 3, 4)),
    ]  # fmt: skip
    assert rows(tmp_path, Attendance.missed) == [(0,), (15,)]
    late: list[list[Cell]] = [
        *TRAININGS,
        ["ART", "ART 2025", date(2025, 5, 6), 45, "14:05:00", "jo@otter.example.org", None],
    ]
    again = run("import-trainings", sheet(tmp_path, late)).output
    assert "1 row was added." in again
    assert "3 rows say what is on record already." in again
    assert rows(tmp_path, Training.begins)[-1] == ("2:05 PM",)
    assert rows(tmp_path, Attendance.missed) == [(0,), (15,), (None,)]


def test_trainings_that_cannot_be_are_refused_in_words_all_at_once_and_nothing_is_added(
    run: Run, tmp_path: Path
) -> None:
    run("import-licenses", table(tmp_path, LICENSES))
    run("import-trainings", sheet(tmp_path, TRAININGS))
    told = run("import-trainings", sheet(tmp_path, [*TRAININGS, *(row for row, _ in NO_TRAININGS)]), exits=1).output
    for number, (_, says) in enumerate(NO_TRAININGS, 5):
        assert f"row {number}, {says}" in told
    assert f"nothing was added: {len(NO_TRAININGS)} of {len(NO_TRAININGS) + 3} rows" in told
    assert (len(rows(tmp_path, Training.id)), len(rows(tmp_path, Attendance.id))) == (2, 2)


def test_whoever_is_put_on_record_has_a_training_year_a_page_and_a_proof_with_the_credit_of_the_list() -> None:
    desk, now = Desk(), local(3, 20)
    with desk.database.writing() as session:
        said = {"email": "kim@otter.example", "name": "Kim Roe", "agency": "otter-creek-shelter"}
        held = enter_license(session, said | {"username": "kroe", "level": "Volunteer", "issued_on": "2024-03-15"}, now)
        kim = held.person_id
        training = {"topic": "security training", "title": "Security", "held_on": "2026-02-03", "minutes": 60}
        enter_training_held(session, training | {"email": "kim@otter.example", "missed": 0}, now)
    desk.house.worker.settle(now)
    with desk.database.reading() as session:
        years = session.scalars(select(CaseRow).where(CaseRow.subject_id == kim, CaseRow.process == "P05")).all()
        assert [each.agency_id for each in years] == [held.agency_id]
    page = desk.dana.get(f"/people/{kim}").words
    assert "Held before this desk began, as a list says" in desk.dana.get("/licenses").words
    assert "Kim Roe" in page
    assert desk.dana.client.get(f"/people/{kim}/proof.pdf?year=2026").content.startswith(b"%PDF")
    assert "Security" in desk.dana.get(f"/cases/{years[0].number}").words
