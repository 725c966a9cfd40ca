"""The figures of each program of an export: how complete it is, and what was entered in a month, and when that had happened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.workflows.exports import Export
from workflows.uploads.counting.programs import count_programs
from workflows.uploads.files.unreadable import Unreadable

FEBRUARY = date(2026, 2, 1)


@pytest.fixture
def export() -> Export:
    """Return an export of two programs of one organization; of one of them two Social Security Numbers are missing."""
    export = Export()
    export.project("elm", "A")
    for number in range(3):
        client = export.client(f"c{number}", **({"SSN": "", "SSNDataQuality": "99"} if number else {}))
        export.enroll(client, "shelter", DateCreated="2026-02-09 10:00:00", EntryDate="2026-02-02")
    kept = export.enroll(export.client("d"), "elm", DateCreated="2026-01-09 10:00:00", EntryDate="2026-01-08")
    export.leave(kept, ExitDate="2026-01-02", DateCreated="2026-02-20 09:00:00")
    return export


def test_each_program_has_figures_of_its_own(export: Export, tmp_path: Path) -> None:
    found = {each.project_id: each for each in count_programs(export.folder(tmp_path), FEBRUARY)}
    ssn = {
        key: next((of.records, of.missing) for of in each.elements if of.key == "3.02") for key, each in found.items()
    }
    assert ssn == {"shelter": (3, 2), "elm": (1, 0)}
    assert {each.organization for each in found.values()} == {"Otter Creek Shelter"}


def test_entries_and_exits_are_those_that_were_made_in_the_month(export: Export, tmp_path: Path) -> None:
    found = {each.project_id: each.entries for each in count_programs(export.folder(tmp_path), FEBRUARY)}
    assert found["shelter"] == ((date(2026, 2, 2), date(2026, 2, 9)),) * 3
    assert found["elm"] == ((date(2026, 1, 2), date(2026, 2, 20)),)


def test_an_archive_gives_the_same_and_what_is_no_export_is_refused(export: Export, tmp_path: Path) -> None:
    assert count_programs(export.archive(tmp_path), FEBRUARY) == count_programs(export.folder(tmp_path), FEBRUARY)
    with pytest.raises(Unreadable):
        count_programs(tmp_path / "nothing", FEBRUARY)
