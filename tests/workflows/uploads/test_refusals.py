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


def test_an_export_with_neither_sex_nor_gender_lacks_what_its_version_has(tmp_path: Path, refusal: Refusal) -> None:
    for version, column in (("2026 v1.0", "Sex"), ("2024 v1.7", "Woman, Man, NonBinary")):
        export = Export(version)
        export.crowd(1)
        export.tables["Client"] = [
            {name: said for name, said in row.items() if name not in {"Sex", "Woman", "Man", "NonBinary"}}
            for row in export.tables["Client"]
        ]
        assert refusal(export.folder(tmp_path)).startswith(f"Client.csv lacks {column}.")


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
    assert refusal(tmp_path / "notes.txt").startswith("notes.txt is no whole zip archive.")
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
