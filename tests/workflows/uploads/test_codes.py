"""Closed lists: what is in no list of its column is no code, counts toward the limit of the missing, and is shown as that."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflows.exports import Export
from tests.workflows.uploads.test_elements import found, of_one
from workflows.uploads.counting.checking import check_upload

CODED = (
    ("3.01", "client", "NameDataQuality"), ("3.02", "client", "SSNDataQuality"), ("3.07", "client", "VeteranStatus"),
    ("3.04", "client", "White=0;RaceNone"), ("4.21", "client", "Sex"), ("3.08", "enrollment", "DisablingCondition"),
    ("3.15", "enrollment", "RelationshipToHoH"), ("3.917.1", "enrollment", "LivingSituation"),
    ("3.917.2", "enrollment", "LengthOfStay"), ("3.12", "left", "Destination"),
)  # fmt: skip


@pytest.mark.parametrize("value", ["x", "777", "999", "-1", "1.0", "1;2"])
@pytest.mark.parametrize(("key", "file", "column"), [each for each in CODED if each[0] != "3.04"])
def test_what_is_in_no_list_of_its_column_is_no_code(
    tmp_path: Path, key: str, file: str, column: str, value: str
) -> None:
    semicolon = value.replace(";", ",")
    assert of_one(tmp_path, key, **{file: f"{column}={semicolon}"}) == "no code"


@pytest.mark.parametrize("value", ["99.0", "099", "NULL", "N/A", "nan"])
@pytest.mark.parametrize(("key", "file", "column"), CODED)
def test_a_blank_or_a_99_in_other_words_is_missing(
    tmp_path: Path, key: str, file: str, column: str, value: str
) -> None:
    assert of_one(tmp_path, key, **{file: f"{column}={value}"}) == "missing"


@pytest.mark.parametrize(
    ("key", "client", "counts"),
    [
        ("3.04", "White=0;RaceNone=0", "missing"),
        ("3.04", "White=0;RaceNone=1", "missing"),
        ("3.04", "White=x", "missing"),
        ("3.04", "White=99;RaceNone=9", "unknown"),  # the client prefers not to answer, whatever else stands there
        ("3.04", "White=1;Asian=x;RaceNone=0", "given"),
        ("3.03", "DOBDataQuality=777", "given"),  # the date is there: only what is said of it is no code
        ("3.03", "DOBDataQuality=777;DOB=", "missing"),
        ("3.03", "DOB=n/a", "missing"),
        ("3.03", "DOB=soon;DOBDataQuality=8", "unknown"),
        ("3.01", "FirstName=NULL", "missing"),
        ("3.01", "LastName=n/a", "missing"),
        ("3.01", "LastName=Null", "given"),  # a name that people have
        ("3.02", "SSN=NULL", "missing"),
        ("3.02", "SSN=xxxxxxxxx", "missing"),
        ("3.02", "SSN=xxxxx1234;SSNDataQuality=2", "partial"),
    ],
)
def test_what_stands_where_nothing_is_known_is_not_given(tmp_path: Path, key: str, client: str, counts: str) -> None:
    assert of_one(tmp_path, key, client=client) == counts


@pytest.mark.parametrize(
    ("key", "answers", "counts"),
    [
        ("3.10", {"enrollment": "EntryDate=n/a"}, "missing"),
        ("3.10", {"enrollment": "EntryDate=5/17/15"}, "given"),
        ("3.10", {"enrollment": "EntryDate=05-06-07"}, "no code"),
        ("3.11", {"left": "ExitDate=NULL"}, "missing"),
        ("3.16", {"enrollment": "EnrollmentCoC=VT500"}, "no code"),
        ("3.16", {"enrollment": "EnrollmentCoC=vt-501"}, "given"),
    ],
)
def test_what_is_no_date_and_no_coc_is_not_given(
    tmp_path: Path, key: str, answers: dict[str, str], counts: str
) -> None:
    assert of_one(tmp_path, key, **answers) == counts


def test_each_column_is_shown_with_how_many_values_are_no_code_and_the_commonest_of_them(tmp_path: Path) -> None:
    export = Export()
    export.crowd(3, VeteranStatus="NULL")
    export.crowd(2, VeteranStatus="99.0", DOB="31/31/2000")
    export.crowd(1, VeteranStatus="987654321")
    export.crowd(1, VeteranStatus="Ann", DOB="soon")
    report = check_upload(export.folder(tmp_path))
    assert [(each.file, each.column, each.rows, each.examples) for each in report.no_codes] == [
        ("Client.csv", "DOB", 3, ("##/##/####", "words")),
        ("Client.csv", "VeteranStatus", 7, ("NULL", "99.0", "a longer number")),
    ]
    veteran = found(report, "3.07")
    assert (veteran.missing, veteran.miswritten, veteran.no_code) == (5, 5, 2)
    assert "(VeteranStatus NULL, VeteranStatus 99.0, VeteranStatus a longer number)" in report.scopes[0].mend[1]


@pytest.mark.parametrize(("strange", "verdicts"), [(1, (True, True)), (2, (True, False))])
def test_what_is_no_code_counts_toward_the_limit_and_is_not_missing(
    tmp_path: Path, strange: int, verdicts: tuple[bool, bool]
) -> None:
    export = Export()
    export.crowd(9, VeteranStatus="0")
    export.crowd(9, VeteranStatus="1")
    export.crowd(1, VeteranStatus="99")
    export.crowd(strange, VeteranStatus="999")
    report = check_upload(export.folder(tmp_path))
    veteran = found(report, "3.07")
    assert (veteran.missing, veteran.no_code) == (1, strange)
    assert (veteran.passes, veteran.passes_with_no_codes) == verdicts
    assert report.passes is verdicts[1]
    assert ("3.07" in report.scopes[0].failing) is not verdicts[1]
