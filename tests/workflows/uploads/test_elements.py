"""Which answers are missing, and of whom each element is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflows.exports import Export
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.counting.report import Completeness, Report

COUNTS = {"given": (0, 0, 0), "missing": (1, 0, 0), "unknown": (0, 1, 0), "partial": (0, 0, 1)}


def found(report: Report, key: str, scope: int = 0) -> Completeness:
    return next(each for each in report.scopes[scope].elements if each.key == key)


def of_one(place: Path, key: str, *, client: str = "", enrollment: str = "", left: str = "", kind: str = "1") -> str:
    """Return what the only record of an export counts as; answers are written as Column=code;Column=code."""
    export = Export()
    export.project("home", "A", kind)
    key_of = export.enroll(export.client("c", **_answers(client)), "home", **_answers(enrollment))
    export.leave(key_of, **_answers(left))
    each = found(check_upload(export.folder(place)), key)
    if each.n == 0:
        return "not asked"
    assert each.n == 1
    return next(name for name, counts in COUNTS.items() if counts == (each.missing, each.unknown, each.partial))


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
        ("3.06", "Sex=1", "given"),
        ("3.06", "Sex=8", "unknown"),
        ("3.06", "Sex=99", "missing"),
        ("3.06", "Sex=", "missing"),
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


def test_codes_that_no_list_has_are_not_missing(tmp_path: Path) -> None:
    assert of_one(tmp_path, "3.08", enrollment="DisablingCondition=999") == "given"
    assert of_one(tmp_path, "3.02", client="SSNDataQuality=999") == "given"


@pytest.mark.parametrize(
    ("born", "entered", "veteran", "living"),
    [
        ("2007-11-03", "2025-11-03", "given", "given"),  # eighteen on the day
        ("2007-11-04", "2025-11-03", "not asked", "not asked"),
        ("", "2025-11-03", "given", "not asked"),  # an age nobody knows is asked of veterans only
        ("2007-11-03", "", "given", "not asked"),
        ("2026-01-01", "2025-11-03", "given", "not asked"),  # born after entry: nobody knows
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
    export.client("a")
    export.client("b", Woman="0", GenderNone="99")
    export.client("c", Woman="0", GenderNone="8")
    report = check_upload(export.folder(tmp_path))
    gender = found(report, "3.06")
    assert (report.version, gender.title) == ("FY2024", "Gender")
    assert (gender.n, gender.missing, gender.unknown) == (3, 1, 1)


@pytest.mark.parametrize(("said", "version", "title"), [("", "FY2026", "Sex"), ("FY2024", "FY2024", "Sex")])
def test_the_columns_decide_between_sex_and_gender(tmp_path: Path, said: str, version: str, title: str) -> None:
    export = Export()
    export.tables["Export"][0]["CSVVersion"] = said
    export.crowd(1)
    report = check_upload(export.folder(tmp_path))
    assert (report.version, found(report, "3.06").title) == (version, title)


def test_of_hashed_names_only_the_data_quality_is_tested(tmp_path: Path) -> None:
    export = Export()
    export.tables["Export"][0]["HashStatus"] = "4"
    export.client("a", FirstName="", LastName="")
    export.client("b", FirstName="", NameDataQuality="99")
    assert found(check_upload(export.folder(tmp_path)), "3.01").missing == 1
