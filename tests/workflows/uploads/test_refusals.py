"""What cannot be read is refused in plain words, and nothing of it stays behind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflows.exports import Export, archive, folder
from workflows.uploads.files.limits import Limits

Refusal = Callable[..., str]


def test_a_missing_file_is_named(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    del texts["Exit.csv"], texts["Client.csv"]
    assert refusal(folder(tmp_path, texts)).startswith("The export lacks Client.csv, Exit.csv.")


def test_missing_columns_are_named_with_their_file(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    texts["Client.csv"] = texts["Client.csv"].replace("SSNDataQuality", "Quality").replace("White", "Weiss")
    assert refusal(folder(tmp_path, texts)).startswith("Client.csv lacks SSNDataQuality, White.")


def test_an_export_of_fy2024_without_gender_lacks_what_its_version_has(tmp_path: Path, refusal: Refusal) -> None:
    export = Export("2024 v1.7")
    export.crowd(1)
    export.tables["Client"] = [
        {name: said for name, said in row.items() if name not in {"Woman", "Man"}} for row in export.tables["Client"]
    ]
    assert refusal(export.folder(tmp_path)).startswith("Client.csv lacks Woman, Man.")


def test_a_column_that_is_there_twice_is_named(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    texts["Exit.csv"] = texts["Exit.csv"].replace("EnrollmentID", "Destination")
    texts["Project.csv"] = texts["Project.csv"].replace("ProjectType", "ProjectID")
    assert (
        refusal(folder(tmp_path, texts)) == "Project.csv lacks ProjectType. Its first line must name all its columns."
    )
    texts["Project.csv"] = "ProjectID,OrganizationID,ProjectType,projectid\n"
    assert refusal(folder(tmp_path, texts)) == "Project.csv has two columns ProjectID."


def test_another_version_is_named(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    texts["Export.csv"] = texts["Export.csv"].replace("2026", "FY2022")
    assert "is of FY2022. The desk reads FY2024 and FY2026." in refusal(folder(tmp_path, texts))


@pytest.mark.parametrize(("column", "version"), [("NoSingleGender", "FY2022"), ("Ethnicity", "FY2020 or older")])
def test_an_older_version_is_named_by_its_columns_where_export_csv_does_not_say(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal, column: str, version: str
) -> None:
    texts["Export.csv"] = "ExportID,SourceType,HashStatus\nx,1,1\n"
    texts["Client.csv"] = texts["Client.csv"].replace("White", column)
    assert refusal(folder(tmp_path, texts)) == (
        f"Client.csv has the columns of {version}. The desk reads FY2024 and FY2026."
    )


@pytest.mark.parametrize("rows", [0, 2])
def test_export_csv_has_one_row(texts: dict[str, str], tmp_path: Path, refusal: Refusal, rows: int) -> None:
    header, row = texts["Export.csv"].splitlines()
    texts["Export.csv"] = "\n".join([header, *[row] * rows])
    assert refusal(folder(tmp_path, texts)).startswith(f"Export.csv has {rows} rows; an export has one.")


ROWS = {"Organization.csv": "organization", "Project.csv": "project", "Client.csv": "client",
        "Enrollment.csv": "enrollment"}  # fmt: skip


@pytest.mark.parametrize("file", ROWS)
def test_a_file_that_has_only_a_header_leaves_nothing_to_check(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal, file: str
) -> None:
    texts[file] = texts[file].splitlines()[0]
    assert refusal(folder(tmp_path, texts)).startswith(f"{file} has no {ROWS[file]}. There is nothing to check.")


def test_a_file_whose_rows_are_all_deleted_leaves_nothing_to_check(tmp_path: Path, refusal: Refusal) -> None:
    export = Export()
    export.crowd(12, DateDeleted="2026-01-05 10:00:00")
    told = refusal(export.folder(tmp_path))
    assert told.startswith("Client.csv has no client: all its 12 rows are marked as deleted.")


def test_an_upload_without_any_head_of_household_is_refused(tmp_path: Path, refusal: Refusal) -> None:
    export = Export()
    export.enroll(export.client("c"), RelationshipToHoH="2")
    assert refusal(export.folder(tmp_path)).startswith("No row of Enrollment.csv is of a head of household")


@pytest.mark.parametrize(("separator", "words"), [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
def test_other_separators_than_commas_are_named(tmp_path: Path, refusal: Refusal, separator: str, words: str) -> None:
    export = Export()
    export.crowd(1)
    texts = export.texts(delimiter=separator)
    assert refusal(folder(tmp_path, texts)).startswith(f"Export.csv has {words} between its columns.")


def test_a_line_for_spreadsheets_is_named(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    told = refusal(folder(tmp_path, {**texts, "Client.csv": "\ufeffsep=,\r\n" + texts["Client.csv"]}))
    assert told.startswith('Client.csv begins with the line "sep=", which is for spreadsheets.')


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"7z\xbc\xaf\x27\x1c", "is a 7z archive"),
        (b"Rar!\x1a\x07", "is a RAR archive"),
        (b"\x1f\x8b\x08", "is packed with gzip"),
        (b"%PDF-1.7", "is a PDF document"),
        (b"\xd0\xcf\x11\xe0", "is an old Word or Excel file"),
        (b"<?xml version", "is an XML file"),
        (b"x" * 257 + b"ustar", "is a tar archive"),
        (b"", "is empty"),
        (b"PK\x03\x04 cut", "is no whole zip archive. It may be cut off"),
        (b"hello", "is no zip archive"),
    ],
)
def test_a_file_that_is_something_else_is_named(tmp_path: Path, refusal: Refusal, start: bytes, words: str) -> None:
    (tmp_path / "march.zip").write_bytes(start)
    assert refusal(tmp_path / "march.zip").startswith(f"march.zip {words}")


def test_a_single_file_of_an_export_is_named(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    (tmp_path / "Client.csv").write_text(texts["Client.csv"])
    assert refusal(tmp_path / "Client.csv").startswith(
        "Client.csv is a single file, and an HMIS CSV export has several."
    )


def test_an_archive_within_an_archive_and_a_spreadsheet_are_named(tmp_path: Path, refusal: Refusal) -> None:
    assert "export.zip holds another archive" in refusal(archive(tmp_path, {"inner.ZIP": b"PK"}))
    assert "export.zip is a Word or Excel file" in refusal(archive(tmp_path, {"[Content_Types].xml": ""}))
    assert "export.zip holds no file of an HMIS CSV export" in refusal(archive(tmp_path, {"photo.jpg": ""}))


def test_a_file_that_ends_within_a_row_may_be_cut_off(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    texts["Enrollment.csv"] = texts["Enrollment.csv"].strip()[:-30]
    assert refusal(folder(tmp_path, texts)).endswith("The file ends there: it may be cut off.")


@pytest.mark.parametrize(
    ("encoded", "words"),
    [
        ("utf-16", "Client.csv is in UTF-16."),
        ("utf-16-le", "Client.csv is in UTF-16."),
        ("utf-16-be", "Client.csv is in UTF-16."),
        ("latin-1", "Client.csv, line 3, is not in UTF-8."),
    ],
)
def test_other_encodings_are_named(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal, encoded: str, words: str
) -> None:
    before, ann, after = texts["Client.csv"].partition("c1-1,Ann")
    other = f"{before}{ann}é{after}".encode(encoded)
    assert refusal(folder(tmp_path, {**texts, "Client.csv": other})).startswith(words)


@pytest.mark.parametrize("ending", ["", ","])
def test_a_row_with_too_few_or_too_many_columns_is_named_by_its_line(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal, ending: str
) -> None:
    lines = texts["Exit.csv"].splitlines()
    lines.append(lines[1] + ending if ending else "e1,2026-01-01")
    texts["Exit.csv"] = "\n".join(lines)
    assert refusal(folder(tmp_path, texts)).startswith(f"Exit.csv, line 3, has {4 if ending else 2} columns")


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_an_empty_file_is_named(texts: dict[str, str], tmp_path: Path, refusal: Refusal, text: str) -> None:
    assert refusal(folder(tmp_path, texts | {"Enrollment.csv": text})).startswith("Enrollment.csv is empty.")


def test_a_field_without_an_end_is_named_by_its_line(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    texts["Exit.csv"] += '"' + "e1,2026-01-01,1\r\n" * 20_000
    told = refusal(folder(tmp_path, texts))
    assert told.startswith("Exit.csv, line ")
    assert told.endswith("has a field of more than 131,072 characters. Is a quotation mark open?")


@pytest.mark.parametrize("piece", ["x" * 9, "," * 9, '"x\n",'])
def test_a_row_without_an_end_is_not_gathered_in_memory(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal, piece: str
) -> None:
    texts["Exit.csv"] += piece * 200_000
    told = refusal(folder(tmp_path, texts), Limits(row=300_000))
    assert told == "Exit.csv has a row of more than 300,000 bytes. Is a quotation mark open?"


def test_more_organizations_or_projects_than_a_state_has_are_refused(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal
) -> None:
    assert (
        refusal(folder(tmp_path, texts), Limits(organizations=0)) == "Organization.csv has more than 0 organizations."
    )
    assert refusal(folder(tmp_path, texts), Limits(projects=0)) == "Project.csv has more than 0 projects."


def test_what_is_no_upload_at_all_is_named(tmp_path: Path, refusal: Refusal) -> None:
    assert refusal(tmp_path / "nothing").startswith("nothing cannot be read: No such file")
    (tmp_path / "notes.txt").write_text("no archive")
    assert refusal(tmp_path / "notes.txt").startswith("notes.txt is a single file, and")
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "pipe is neither a folder nor a zip archive."


def test_a_link_or_a_folder_in_the_place_of_a_file_is_named(
    texts: dict[str, str], tmp_path: Path, refusal: Refusal
) -> None:
    path = folder(tmp_path, texts)
    (path / "Client.csv").unlink()
    (path / "Client.csv").symlink_to(tmp_path / "nothing")
    assert refusal(path).startswith("Client.csv is no file")
    (path / "Client.csv").unlink()
    (path / "Client.csv").mkdir()
    assert refusal(path).startswith("Client.csv is no file")


def test_a_link_that_leads_in_a_circle_is_named(tmp_path: Path, refusal: Refusal) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert refusal(tmp_path / "round").startswith("round cannot be read")


def test_two_exports_in_one_are_refused(texts: dict[str, str], tmp_path: Path, refusal: Refusal) -> None:
    assert "Client.csv twice" in refusal(folder(tmp_path, texts | {"client.CSV": "x"}))
    assert "Client.csv twice" in refusal(archive(tmp_path, texts | {"older/Client.csv": "x"}))
    elsewhere = {"older/Client.csv": texts.pop("Client.csv")}
    assert "several folders" in refusal(archive(tmp_path, texts | elsewhere))
