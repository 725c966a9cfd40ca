"""Exports as they are found in the wild: folders, archives, marks, quotation marks, dates."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.workflows.exports import Export, archive, folder
from tests.workflows.uploads.test_elements import found
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.counting.report import Report
from workflows.uploads.files.days import day


@pytest.fixture
def export() -> Export:
    """Return an export in which a little of everything is missing."""
    export = Export()
    export.crowd(7)
    export.crowd(2, FirstName='Ann "the\nfirst", of two', SSN="")
    export.enroll(export.client("child", DOB="2015-01-01", VeteranStatus=""), DisablingCondition="")
    export.leave("e0", Destination="")
    return export


@pytest.fixture
def expected(export: Export, tmp_path: Path) -> Report:
    """Return the report of that export as a plain folder."""
    report = check_upload(export.folder(tmp_path / "plain"))
    assert (found(report, "3.02").missing, found(report, "3.07").n) == (2, 9)
    return report


@pytest.mark.parametrize("inside", ["", "export-2026/", "a/b/", "export\\", "../"])
def test_a_zip_archive_is_read_at_its_top_and_in_a_folder(
    export: Export, expected: Report, tmp_path: Path, inside: str
) -> None:
    assert check_upload(export.archive(tmp_path, inside)) == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.zip", "plain"]


def test_files_that_are_not_needed_are_not_opened(export: Export, expected: Report, tmp_path: Path) -> None:
    more = {"Services.csv": b"\xff\xff", "__MACOSX/Client.csv": b"\0", "readme.txt": b"", "notes/": b""}
    assert check_upload(archive(tmp_path, {**export.texts(), **more})) == expected


def test_names_of_files_and_columns_are_compared_without_capitals(
    export: Export, expected: Report, tmp_path: Path
) -> None:
    texts = {name.upper(): text for name, text in export.texts().items()}
    texts["CLIENT.CSV"] = texts["CLIENT.CSV"].replace("PersonalID", " personalid ", 1)
    assert check_upload(folder(tmp_path, texts)) == expected


def test_a_mark_of_byte_order_is_no_part_of_the_first_column(export: Export, expected: Report, tmp_path: Path) -> None:
    texts = {name: b"\xef\xbb\xbf" + text.encode() for name, text in export.texts().items()}
    assert check_upload(folder(tmp_path, texts)) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
def test_quotation_marks_and_line_ends_may_be_of_any_kind(
    export: Export, expected: Report, tmp_path: Path, newline: str, quoting: int
) -> None:
    texts = export.texts(lineterminator=newline, quoting=quoting)
    assert check_upload(folder(tmp_path, texts)) == expected


def test_empty_lines_and_further_columns_mean_nothing(export: Export, expected: Report, tmp_path: Path) -> None:
    for row in export.tables["Client"]:
        row["Nickname"] = "99"
    texts = {name: text.replace("\r\n", "\r\n\r\n") + "\r\n" for name, text in export.texts().items()}
    assert check_upload(folder(tmp_path, texts)) == expected


def test_letters_of_all_scripts_are_read(tmp_path: Path) -> None:
    export = Export()
    export.organization("B", "Maison Été — 北")
    export.enroll(export.client("c", FirstName="Zoë"))
    assert check_upload(export.folder(tmp_path)).scopes[1].name == "Maison Été — 北"


def test_names_cannot_take_a_terminal_apart(tmp_path: Path) -> None:
    export = Export()
    export.organization("B", "Bad\x1b[2J" + "e" * 1000)
    export.crowd(1)
    name = check_upload(export.folder(tmp_path)).scopes[1].name
    assert name.startswith("Bad [2Jeee")
    assert len(name) == 200


@pytest.mark.parametrize(
    "text",
    ["2008-02-09", "2008-02-09 00:00:00", "2008-02-09T13:01:02.123", "2/9/2008", "02/09/2008", "2/9/2008 0:00",
     " 2/9/2008 1:15 PM ", "2/9/08", "02-09-2008", "09-FEB-08", "9-Feb-2008", "20080209", "02092008", "2008/2/9",
     "Feb 9, 2008", "9 February 2008", "2008-02-09T00:00:00Z", "2008-02-09T00:00:00.000-05:00"],
)  # fmt: skip
def test_dates_are_understood_as_exports_write_them(text: str) -> None:
    assert day(text, 2026_02_02) == 20080209


@pytest.mark.parametrize(
    ("text", "number"),
    [("5/17/15", 20150517), ("17/5/2015", 20150517), ("17.5.2015", 20150517), ("05-17-15", 20150517),
     ("5/17/60", 19600517), ("2/2/26", 20260202), ("2/3/26", 19260203), ("2/29/24", 20240229), ("2/29/25", 0)],
)  # fmt: skip
def test_a_year_of_two_digits_is_in_the_hundred_years_before_the_export(text: str, number: int) -> None:
    assert day(text, 2026_02_02) == number


@pytest.mark.parametrize("text", ["05-06-07", "15-05-17", "9.2.2008", "17/5/15", "5/6"])
def test_a_date_that_may_mean_several_days_is_none(text: str) -> None:
    assert day(text, 2026_02_02) == 0


def test_without_the_day_of_the_export_a_year_of_two_digits_is_not_guessed() -> None:
    assert day("5/17/15") == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "unknown",
        "2008-02-30",
        "2/30/2008",
        "2008-02-09x",
        "9.2.2008",
        "99",
        "20080230",
        "n/a",
        "0000-00-00",
        "0001-01-01",
        "٢٠٠٨-02-09",
    ],
)
def test_what_is_no_date_is_a_day_nobody_knows(text: str) -> None:
    assert day(text) == 0


def test_rows_marked_as_deleted_do_not_count(tmp_path: Path) -> None:
    export = Export()
    export.crowd(1)
    export.client("gone", DateDeleted="2026-01-05 10:00:00")
    export.enroll("gone", DateDeleted="2026-01-05")
    report = check_upload(export.folder(tmp_path))
    assert (found(report, "3.01").n, found(report, "3.08").n) == (1, 1)
    assert oddities(report) == {"Rows marked as deleted": 2}


@pytest.mark.parametrize("mark", ["NULL", "null", "n/a", "0", "-", "0000-00-00 00:00:00", "nan"])
def test_a_mark_that_is_no_date_deletes_no_row(tmp_path: Path, mark: str) -> None:
    export = Export()
    export.crowd(3, DateDeleted=mark)
    report = check_upload(export.folder(tmp_path))
    assert found(report, "3.01").n == 3
    assert oddities(report) == {"Rows whose DateDeleted is no date": 3}


def test_dates_that_are_written_otherwise_are_counted_as_an_oddity(tmp_path: Path) -> None:
    export = Export()
    export.crowd(2, DOB="5/17/80")
    export.crowd(1)
    report = check_upload(export.folder(tmp_path))
    assert (found(report, "3.03").missing, report.no_codes) == (0, ())
    assert oddities(report) == {"Dates written otherwise than HUD does (2026-05-17)": 2}


def test_the_same_person_under_two_ids_is_counted(tmp_path: Path) -> None:
    export = Export()
    export.crowd(2)
    for _ in range(3):
        export.crowd(1, FirstName=" Zoe", LastName="Vale", SSN="987-65-4321", DOB="1/2/1990")
    export.crowd(1, FirstName="ZOE", LastName="vale", SSN="987654321", DOB="1990-01-02")
    export.crowd(2, FirstName="Zoe", LastName="Vale", SSN="4321", DOB="1990-01-02")  # of a part nobody can tell
    export.client("twice", SSN="111223333")
    export.client("twice", SSN="111223333")
    assert check_upload(export.folder(tmp_path)).duplicates == 3


def test_the_export_is_named_by_its_id(tmp_path: Path) -> None:
    export = Export()
    export.crowd(1)
    assert check_upload(export.folder(tmp_path)).export == "x"
    export.tables["Export"][0]["ExportID"] = ""
    report = check_upload(export.folder(tmp_path))
    assert (report.export, oddities(report)) == ("", {"Export.csv without an ExportID": 1})


def oddities(report: Report) -> dict[str, int]:
    return {odd.words.partition(":")[0]: odd.count for odd in report.oddities}


def test_ids_that_lead_nowhere_and_rows_that_are_there_twice_are_counted_as_oddities(tmp_path: Path) -> None:
    export = Export()
    export.organization("A", "Otter Creek")
    export.project("astray", "nowhere")
    export.project("shelter", "A")
    export.client("c", SSN="")
    export.client("c")
    export.client("", SSN="")
    export.enroll("c")
    export.enroll("c", EnrollmentID="e0")
    export.enroll("stranger", "astray", EntryDate="soon", RelationshipToHoH="2")
    export.enroll("", "unheard-of")
    for enrollment in ("e0", "e0", "e9", ""):
        export.leave(enrollment)
    report = check_upload(export.folder(tmp_path))
    assert list(oddities(report).values()) == [1, 1, 2, 1, 1, 1, 2, 1, 1, 1]
    assert (found(report, "3.02").n, found(report, "3.02").missing) == (2, 1)  # the last row of c, and the nameless
    veterans = [found(report, "3.07", scope) for scope in (0, 1)]
    assert [(each.n, each.missing) for each in veterans] == [(4, 2), (2, 0)]
    assert (found(report, "3.11").n, found(report, "3.917.1").n) == (2, 3)


def test_of_a_repeated_exit_or_project_the_last_row_counts(tmp_path: Path) -> None:
    export = Export()
    export.organization("B", "Harbor House")
    export.project("shelter", "B")
    export.crowd(1)
    export.leave("e0", Destination="99")
    export.leave("e0")
    report = check_upload(export.folder(tmp_path))
    assert [found(report, "3.12", scope).n for scope in (0, 1, 2)] == [1, 1, 0]
    assert found(report, "3.12").missing == 0


def test_progress_is_told_in_bytes_and_ends_with_all_of_them(export: Export, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = export.folder(tmp_path)
    check_upload(path, progress=lambda done, total: told.append((done, total)))
    size = sum(file.stat().st_size for file in path.iterdir())
    assert told == sorted(told)
    assert told[-1] == (size, size)
