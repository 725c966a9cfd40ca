"""Ten percent, element by element: of the whole upload, and of each organization."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tests.workflows.exports import Export
from tests.workflows.uploads.test_elements import found
from workflows.uploads.counting.answers import GIVEN, MISSING, MISWRITTEN, NO_CODE, PARTIAL, UNKNOWN
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.counting.elements import GENDER, SEX, SSN, in_order
from workflows.uploads.counting.judging import judge
from workflows.uploads.counting.report import COLUMNS, Report, rows


def without_ssn(place: Path, missing: int, of: int, limit: int = 10) -> Report:
    export = Export()
    export.crowd(missing, SSN="", SSNDataQuality="99")
    export.crowd(of - missing)
    return check_upload(export.folder(place), limit=limit)


@pytest.mark.parametrize(
    ("missing", "of", "passes"), [(0, 100, True), (10, 100, True), (11, 100, False), (1, 10, True), (101, 1000, False)]
)
def test_exactly_ten_percent_passes_and_more_fails(tmp_path: Path, missing: int, of: int, passes: bool) -> None:
    report = without_ssn(tmp_path, missing, of)
    assert report.passes is found(report, "3.02").passes is passes
    assert report.scopes[0].failing == (() if passes else ("3.02",))


def test_the_limit_is_a_setting(tmp_path: Path) -> None:
    assert without_ssn(tmp_path, 20, 100, limit=20).passes
    assert not without_ssn(tmp_path, 6, 100, limit=5).passes


def test_each_element_stands_by_itself_so_that_a_good_one_makes_up_for_none(tmp_path: Path) -> None:
    report = without_ssn(tmp_path, 2, 10)
    assert [each.key for each in report.scopes[0].elements if not each.passes] == ["3.02", "3.20", "4.21"]
    assert found(report, "3.02").percent == 20


def test_an_element_with_nobody_in_scope_passes_and_has_no_percentage(tmp_path: Path) -> None:
    export = Export()
    export.crowd(1)
    report = check_upload(export.folder(tmp_path))
    assert report.passes
    assert {(found(report, key).n, found(report, key).percent) for key in ("3.11", "3.12")} == {(0, None)}


def test_a_report_says_what_is_missing_and_how_to_mend_it(tmp_path: Path) -> None:
    (sentences,) = without_ssn(tmp_path, 5, 5).scopes[0].mend
    assert sentences == (
        "3.02 Social Security Number is missing in 5 of 5 clients (100 %); at most 10 % may be missing. Ask for "
        "it, and enter how much of it the client told you (SSN, SSNDataQuality)."
    )
    assert "1 of 1 client (100 %)" in without_ssn(tmp_path, 1, 1).scopes[0].mend[0]


def test_a_share_a_hair_above_the_limit_is_not_called_the_limit() -> None:
    counts = {GIVEN: 18_008, MISSING: 2_001, UNKNOWN: 0, PARTIAL: 0, NO_CODE: 0, MISWRITTEN: 0}
    scope = judge("Whole upload", None, [(SSN, counts)], 10)
    assert not scope.passes
    assert "2,001 of 20,009 clients (more than 10 %)" in scope.mend[0]


def test_organizations_are_judged_by_themselves_in_the_order_of_their_names(tmp_path: Path) -> None:
    export = Export()
    export.organization("B", "Harbor House")
    export.project("harbor", "B")
    export.crowd(19)
    export.enroll(export.client("h", SSNDataQuality=""), "harbor")
    report = check_upload(export.folder(tmp_path))
    assert [(each.name, each.organization, each.passes) for each in report.scopes] == [
        ("Whole upload", None, True),
        ("Harbor House", "B", False),
        ("Otter Creek Shelter", "A", True),
    ]
    assert (found(report, "3.02", 1).missing, found(report, "3.02", 1).n) == (1, 1)
    assert found(report, "3.02", 2).n == 19


def test_a_client_of_two_organizations_counts_once_in_each_and_once_in_the_whole(tmp_path: Path) -> None:
    export = Export()
    export.organization("B", "Harbor House")
    export.project("harbor", "B")
    client = export.client("c")
    for project in ("shelter", "shelter", "harbor"):
        export.enroll(client, project)
    report = check_upload(export.folder(tmp_path))
    assert [found(report, "3.01", scope).n for scope in (0, 1, 2)] == [1, 1, 1]
    assert [found(report, "3.07", scope).n for scope in (0, 1, 2)] == [3, 1, 2]


def test_a_client_without_an_enrollment_counts_in_the_whole_only(tmp_path: Path) -> None:
    export = Export()
    export.client("c")
    export.anchor()
    report = check_upload(export.folder(tmp_path))
    assert [found(report, "3.01", scope).n for scope in (0, 1, 2)] == [2, 0, 1]


@pytest.fixture
def youth() -> Export:
    """Return an export in which one client has no name at a youth program, and one neither there nor elsewhere."""
    export = Export()
    export.organization("Y", "Three Rivers Youth Services")
    export.project("youth", "Y")
    export.enroll(export.client("unnamed", FirstName="", NameDataQuality="99"), "youth")
    export.enroll(export.client("named"), "youth")
    both = export.client("both", FirstName="", NameDataQuality="99")
    export.enroll(both, "youth")
    export.enroll(both, "shelter")
    return export


def test_clients_of_youth_and_legal_services_programs_may_be_unnamed_there(tmp_path: Path, youth: Export) -> None:
    report = check_upload(youth.folder(tmp_path), unnamed={"youth"})
    names = [found(report, "3.01", scope) for scope in (0, 1, 2)]  # the whole, the shelter, the youth services
    assert [(each.missing, each.n) for each in names] == [(1, 2), (1, 1), (0, 1)]
    assert found(report, "3.02", 2).n == 3


def test_elsewhere_an_unnamed_client_lacks_a_name(tmp_path: Path, youth: Export) -> None:
    report = check_upload(youth.folder(tmp_path))
    assert (found(report, "3.01").missing, found(report, "3.01").n) == (2, 3)


def test_a_report_can_be_kept_as_json_and_shown_as_a_table(tmp_path: Path) -> None:
    report = without_ssn(tmp_path, 1, 8)
    assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report
    head, *body = rows(report)
    assert head == COLUMNS
    assert len(body) == 2 * 15
    ssn = (
        "Whole upload",
        "",
        "3.02",
        "Social Security Number",
        "Client.csv",
        "clients",
        8,
        1,
        0,
        0,
        12.5,
        "no",
        0,
        0,
        "no",
    )
    assert body[1] == ssn
    assert body[13][-5:] == ("", "", 0, 0, "")  # nobody is in permanent housing, and it is not tested


def test_files_are_told_with_their_rows(tmp_path: Path) -> None:
    files = {file.name: file.rows for file in without_ssn(tmp_path, 0, 7).files}
    assert files == {
        "Export.csv": 1, "Organization.csv": 1, "Project.csv": 1, "Client.csv": 7, "Exit.csv": 0, "Enrollment.csv": 7
    }  # fmt: skip


def test_advice_never_asks_anybody_to_say_what_a_client_did_not() -> None:
    for element in (*in_order(SEX), *in_order(GENDER)):
        assert not re.search(r"\b(8|9|99)\b|set |doesn|prefer", element.mend)


def test_a_code_that_is_none_is_the_vendors_to_mend_and_the_rest_is_asked_for(tmp_path: Path) -> None:
    export = Export()
    export.crowd(2, VeteranStatus="NULL")
    export.crowd(1, VeteranStatus="99")
    export.crowd(1)
    (sentences,) = check_upload(export.folder(tmp_path)).scopes[0].mend
    assert sentences == (
        "3.07 Veteran Status is missing in 3 of 4 enrollments of adults, unknown ages included (75 %); at most 10 % may be "
        "missing. 2 of these hold a value that HUD's format does not have (VeteranStatus NULL). Have your vendor correct the "
        "export. For the others, ask for it, and enter the answers (VeteranStatus)."
    )
