"""Laws that hold for every export, whoever is in it."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.exports import Export
from tests.workflows.uploads.test_elements import found
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.counting.report import Report

CODES = st.sampled_from(["", " ", "0", "1", "2", "8", "9", "30", "99", "435", "NULL", "99.0", "777"])
DATES = st.sampled_from(["", "2010-05-01", "5/1/2006", "1990-02-28 00:00:00", "2025-05-01", "2026-01-31", "soon"])
CLIENTS = st.fixed_dictionaries(
    {"FirstName": st.sampled_from(["", "Ann"]), "SSN": st.sampled_from(["", "123"]), "DOB": DATES}
    | dict.fromkeys(("NameDataQuality", "SSNDataQuality", "DOBDataQuality"), CODES)
    | dict.fromkeys(("White", "RaceNone", "Sex", "VeteranStatus"), CODES)
)
ENROLLMENTS = st.fixed_dictionaries(
    {"EntryDate": DATES, "MoveInDate": DATES, "EnrollmentCoC": st.sampled_from(["", "VT-500"])}
    | dict.fromkeys(("RelationshipToHoH", "LivingSituation", "LengthOfStay", "DisablingCondition"), CODES)
)
EXITS = st.none() | st.fixed_dictionaries({"ExitDate": DATES, "Destination": CODES})
FEW = settings(max_examples=40)  # each of them is written to a disk
PROJECTS = ("shelter", "home", "harbor")


@st.composite
def exports(draw: st.DrawFn, *, moving: bool = True) -> Export:
    """Make an export of two organizations; unless clients move, each of them is enrolled, and in one only."""
    export = Export()
    export.project("home", "A", "3")
    export.organization("B", "Harbor House")
    export.project("harbor", "B", "13")
    export.anchor()
    for number, answers in enumerate(draw(st.lists(CLIENTS, max_size=6))):
        client = export.client(f"c{number}", **answers)
        first = draw(st.sampled_from(PROJECTS))
        places = PROJECTS if moving else ("harbor",) if first == "harbor" else ("shelter", "home")
        for project in draw(st.lists(st.sampled_from(places), min_size=0 if moving else 1, max_size=3)):
            enrollment = export.enroll(client, project, **draw(ENROLLMENTS))
            if left := draw(EXITS):
                export.leave(enrollment, **left)
    return export


def checked(export: Export, shuffled: Random | None = None) -> Report:
    with TemporaryDirectory() as place:
        return check_upload(export.folder(Path(place), shuffled), unnamed={"home"})


@FEW
@given(exports(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_means_nothing(export: Export, chance: Random) -> None:
    assert checked(export, chance) == checked(export)


@FEW
@given(exports(moving=False))
def test_the_whole_is_the_sum_of_its_organizations_where_no_client_is_in_two(export: Export) -> None:
    whole, *organizations = checked(export).scopes
    for place, each in enumerate(whole.elements):
        parts = [scope.elements[place] for scope in organizations]
        for count in ("n", "missing", "unknown", "partial", "no_code", "miswritten"):
            assert getattr(each, count) == sum(getattr(part, count) for part in parts)


@FEW
@given(exports())
def test_no_more_is_missing_than_there_is_and_only_what_is_tested_can_fail(export: Export) -> None:
    report = checked(export)
    for scope in report.scopes:
        for each in scope.elements:
            assert each.missing + each.no_code + each.unknown + each.partial <= each.n
            assert each.passes in {None, each.missing * 10 <= each.n}
            assert (each.passes is None) == (each.key in {"3.20", "4.21"})
            assert each.passes_with_no_codes in {None, (each.missing + each.no_code) * 10 <= each.n}
            assert each.miswritten <= each.missing
        assert scope.failing == tuple(each.key for each in scope.elements if each.fails)
        assert len(scope.mend) == len(scope.failing)
        assert scope.passes is not bool(scope.failing)


@FEW
@given(exports())
def test_each_client_counts_once_in_the_whole_and_each_enrollment_where_its_project_is(export: Export) -> None:
    report = checked(export)
    rows = export.tables["Enrollment"]
    assert found(report, "3.02").n == len(export.tables["Client"])
    assert found(report, "3.08").n == len(rows)
    for place, projects in ((1, {"harbor"}), (2, {"shelter", "home"}), (3, {"zion"})):
        there = [row for row in rows if row["ProjectID"] in projects]
        assert found(report, "3.08", place).n == len(there)
        assert found(report, "3.02", place).n == len({row["PersonalID"] for row in there})
        assert found(report, "3.16", place).n == sum(row["RelationshipToHoH"] == "1" for row in there)


@FEW
@given(exports())
def test_nothing_of_a_row_is_in_the_report(export: Export) -> None:
    said = str(checked(export))
    assert "Ann" not in said
    assert "Example" not in said
    assert "1990" not in said
