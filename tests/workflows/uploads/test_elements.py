"""Which answers are missing, and of whom each element is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflows.exports import Export
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.counting.report import Completeness, Report

COUNTS = {
    "given": (0, 0, 0, 0), "missing": (1, 0, 0, 0), "unknown": (0, 1, 0, 0), "partial": (0, 0, 1, 0),
    "no code": (0, 0, 0, 1),
}  # fmt: skip


def found(report: Report, key: str, scope: int = 0) -> Completeness:
    return next(each for each in report.scopes[scope].elements if each.key == key)


def of_one(place: Path, key: str, *, client: str = "", enrollment: str = "", left: str = "", kind: str = "1") -> str:
    """Return what the only record of an export counts as; answers are written as Column=code;Column=code."""
    export = Export()
    export.project("home", "A", kind)
    key_of = export.enroll(export.client("c", **_answers(client)), "home", **_answers(enrollment))
    export.leave(key_of, **_answers(left))
    export.anchor()
    each = found(check_upload(export.folder(place)), key, 1)
    if each.n == 0:
        return "not asked"
    assert each.n == 1
    return next(
        name for name, counts in COUNTS.items() if counts == (each.missing, each.unknown, each.partial, each.no_code)
    )


def _answers(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split(";")) if text else {}


@pytest.mark.parametrize(
    ("key", "client", "counts"),
    [
        ("3.01", "NameDataQuality=1", "given"),
        ("3.01", "NameDataQuality=2", "partial"),
        ("3.01", "NameDataQuality=8;FirstName=", "unknown"),
        ("3.01", "NameDataQuality=9;LastName=", "unknown"),
        ("3.01", "NameDataQuality=99", "missing"),
        ("3.01", "NameDataQuality=", "missing"),
        ("3.01", "FirstName= ", "missing"),
        ("3.01", "NameDataQuality=2;LastName=", "missing"),
        ("3.02", "SSNDataQuality=1", "given"),
        ("3.02", "SSNDataQuality=2", "partial"),
        ("3.02", "SSNDataQuality=8;SSN=", "unknown"),
        ("3.02", "SSNDataQuality=9", "unknown"),
        ("3.02", "SSNDataQuality=99", "missing"),
        ("3.02", "SSNDataQuality=", "missing"),
        ("3.02", "SSNDataQuality=1;SSN=", "missing"),
        ("3.03", "DOBDataQuality=1", "given"),
        ("3.03", "DOBDataQuality=", "given"),
        ("3.03", "DOBDataQuality=2", "partial"),
        ("3.03", "DOBDataQuality=99", "partial"),
        ("3.03", "DOBDataQuality=8;DOB=", "unknown"),
        ("3.03", "DOBDataQuality=9;DOB=", "unknown"),
        ("3.03", "DOBDataQuality=99;DOB=", "missing"),
        ("3.03", "DOBDataQuality=1;DOB=", "missing"),
        ("3.04", "White=1;RaceNone=99", "given"),
        ("3.04", "White=0;Asian= 1", "given"),
        ("3.04", "White=0;RaceNone=8", "unknown"),
        ("3.04", "White=;RaceNone=9", "unknown"),
        ("3.04", "White=0;RaceNone=99", "missing"),
        ("3.04", "White=0;RaceNone=", "missing"),
        ("4.21", "Sex=1", "given"),
        ("4.21", "Sex=8", "unknown"),
        ("4.21", "Sex=99", "missing"),
        ("4.21", "Sex=", "missing"),
        ("3.07", "VeteranStatus=0", "given"),
        ("3.07", "VeteranStatus=9", "unknown"),
        ("3.07", "VeteranStatus=99", "missing"),
        ("3.07", "VeteranStatus= ", "missing"),
    ],
)
def test_an_answer_of_a_client_counts_as(tmp_path: Path, key: str, client: str, counts: str) -> None:
    assert of_one(tmp_path, key, client=client) == counts


@pytest.mark.parametrize(
    ("key", "enrollment", "counts"),
    [
        ("3.08", "DisablingCondition=1", "given"),
        ("3.08", "DisablingCondition=8", "unknown"),
        ("3.08", "DisablingCondition=99", "missing"),
        ("3.08", "DisablingCondition=", "missing"),
        ("3.10", "EntryDate=2025-01-02", "given"),
        ("3.10", "EntryDate=", "missing"),
        ("3.15", "RelationshipToHoH=5", "given"),
        ("3.15", "RelationshipToHoH=99", "missing"),
        ("3.15", "RelationshipToHoH=", "missing"),
        ("3.16", "EnrollmentCoC=VT-501", "given"),
        ("3.16", "EnrollmentCoC=", "missing"),
        ("3.16", "EnrollmentCoC=;RelationshipToHoH=2", "not asked"),
        ("3.917.1", "LivingSituation=116", "given"),
        ("3.917.1", "LivingSituation=8", "unknown"),
        ("3.917.1", "LivingSituation=99", "missing"),
        ("3.917.2", "LengthOfStay=9", "unknown"),
        ("3.917.2", "LengthOfStay=", "missing"),
    ],
)
def test_an_answer_of_an_enrollment_counts_as(tmp_path: Path, key: str, enrollment: str, counts: str) -> None:
    assert of_one(tmp_path, key, enrollment=enrollment) == counts


@pytest.mark.parametrize(
    ("key", "left", "counts"),
    [
        ("3.11", "ExitDate=1/9/2026", "given"),
        ("3.11", "ExitDate=", "missing"),
        ("3.12", "Destination=410", "given"),
        ("3.12", "Destination=8", "unknown"),
        ("3.12", "Destination=30", "missing"),
        ("3.12", "Destination=99", "missing"),
        ("3.12", "Destination=", "missing"),
    ],
)
def test_an_answer_of_an_exit_counts_as(tmp_path: Path, key: str, left: str, counts: str) -> None:
    assert of_one(tmp_path, key, left=left) == counts


@pytest.mark.parametrize(
    ("born", "entered", "veteran", "living"),
    [
        ("2007-11-03", "2025-11-03", "given", "given"),  # eighteen on the day
        ("2007-11-04", "2025-11-03", "not asked", "not asked"),
        ("", "2025-11-03", "given", "not asked"),  # an age nobody knows is asked of veterans only
        ("2007-11-03", "", "given", "not asked"),
        ("2026-01-01", "2025-11-03", "given", "not asked"),  # born after entry: nobody knows
        ("5/17/15", "2025-11-03", "not asked", "not asked"),
        ("17-MAY-15", "11/3/25", "not asked", "not asked"),
        ("20150517", "2025-11-03T00:00:00Z", "not asked", "not asked"),
        ("2015-05-17T00:00:00Z", "20251103", "not asked", "not asked"),
        ("5/17/60", "03-NOV-25", "given", "given"),
        ("unknown", "2025-11-03", "given", "not asked"),
    ],
)
def test_adults_are_those_of_eighteen_on_the_day_of_entry(
    tmp_path: Path, born: str, entered: str, veteran: str, living: str
) -> None:
    answers = {"client": f"DOB={born}", "enrollment": f"EntryDate={entered};RelationshipToHoH=2"}
    assert of_one(tmp_path, "3.07", **answers) == veteran
    assert of_one(tmp_path, "3.917.1", **answers) == of_one(tmp_path, "3.917.2", **answers) == living


def test_a_head_of_household_is_asked_for_the_living_situation_at_any_age(tmp_path: Path) -> None:
    assert of_one(tmp_path, "3.917.1", client="DOB=2015-01-01") == "given"
    assert of_one(tmp_path, "3.07", client="DOB=2015-01-01") == "not asked"


@pytest.mark.parametrize(
    ("kind", "relation", "counts"),
    [("3", 1, "missing"), ("9", 1, "missing"), ("10", 1, "missing"), ("13", 1, "missing"), ("1", 1, "not asked"),
     ("3", 2, "not asked")],
)  # fmt: skip
def test_the_move_in_date_is_shown_of_heads_in_permanent_housing(
    tmp_path: Path, kind: str, relation: int, counts: str
) -> None:
    assert of_one(tmp_path, "3.20", enrollment=f"MoveInDate=;RelationshipToHoH={relation}", kind=kind) == counts


def test_the_move_in_date_is_never_tested(tmp_path: Path) -> None:
    export = Export()
    export.project("home", "A", "3")
    export.enroll(export.client("c"), "home", MoveInDate="")
    report = check_upload(export.folder(tmp_path))
    assert found(report, "3.20").percent == 100
    assert found(report, "3.20").passes is None
    assert report.passes


def test_an_enrollment_without_an_exit_lacks_no_exit(tmp_path: Path) -> None:
    export = Export()
    export.crowd(3)
    assert found(check_upload(export.folder(tmp_path)), "3.11").n == 0


def test_until_fy2024_gender_stands_in_the_place_of_sex(tmp_path: Path) -> None:
    export = Export("2024 v1.7")
    export.enroll(export.client("a"))
    export.client("b", Woman="0", GenderNone="99")
    export.client("c", Woman="0", GenderNone="8")
    report = check_upload(export.folder(tmp_path))
    gender = found(report, "3.06")
    assert (report.version, gender.title) == ("FY2024", "Gender")
    assert (gender.n, gender.missing, gender.unknown) == (3, 1, 1)


@pytest.mark.parametrize(
    ("made", "said", "version", "key"),
    [("2026 v1.0", "", "FY2026", "4.21"), ("2024 v1.7", "", "FY2024", "3.06"), ("2024 v1.7", "1.7", "FY2024", "3.06")],
)
def test_where_the_version_is_not_said_the_columns_decide(
    tmp_path: Path, made: str, said: str, version: str, key: str
) -> None:
    export = Export(made)
    export.tables["Export"][0]["CSVVersion"] = said
    export.crowd(1)
    report = check_upload(export.folder(tmp_path))
    assert (report.version, found(report, key).n) == (version, 1)


def test_sex_is_shown_and_never_fails_an_upload(tmp_path: Path) -> None:
    export = Export()
    export.crowd(4, Sex="")
    report = check_upload(export.folder(tmp_path))
    assert (found(report, "4.21").missing, found(report, "4.21").passes, report.passes) == (4, None, True)
    for row in export.tables["Client"]:
        del row["Sex"]
    assert check_upload(export.folder(tmp_path)).scopes == report.scopes


@pytest.mark.parametrize(("version", "other"), [("2024 v1.7", "HispanicLatinao"), ("2026 v1.0", "HispanicLatinaeo")])
def test_the_column_that_was_renamed_may_have_either_name(tmp_path: Path, version: str, other: str) -> None:
    export = Export(version)
    export.crowd(2, **{other: "1"}, White="0")
    for row in export.tables["Client"]:
        row.pop("HispanicLatinao" if other == "HispanicLatinaeo" else "HispanicLatinaeo")
    report = check_upload(export.folder(tmp_path))
    assert (found(report, "3.04").n, found(report, "3.04").missing) == (2, 0)
    assert [odd.count for odd in report.oddities if odd.words.startswith("Columns that are called as in another")] == [
        1
    ]


EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_blank_name_is_blank_in_a_hashed_export_too(tmp_path: Path) -> None:
    export = Export()
    export.tables["Export"][0]["HashStatus"] = "4"
    export.crowd(1, FirstName="2c26b46b68ff", LastName="fcde2b2edba5", SSN="6789b5a2c96250612366")
    export.crowd(1, FirstName="", LastName="fcde2b2edba5")
    export.crowd(1, FirstName="2c26b46b68ff", LastName=EMPTY_HASH)
    export.crowd(1, FirstName="", NameDataQuality="99")
    export.crowd(1, SSN=EMPTY_HASH)
    report = check_upload(export.folder(tmp_path))
    assert [(found(report, key).n, found(report, key).missing) for key in ("3.01", "3.02")] == [(5, 3), (5, 1)]
