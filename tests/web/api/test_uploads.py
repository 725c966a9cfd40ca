"""Uploads over the API: the report, and every way in which an upload is refused."""

import pytest

from tests.databases import KINDS
from tests.imports import export
from tests.web.api.programs import Service
from tests.web.importing import Importing, bomb, headless, in_latin_1, without

OTHERS = "No organization in it is called Lakeshore Housing Partners. It names Otter Creek Shelter. Check that it is the right file."


@pytest.fixture
def desk() -> Importing:
    return Importing(KINDS[Service.kind]())


def test_an_upload_is_checked_and_its_report_says_element_by_element_what_is_missing(desk: Importing) -> None:
    sent = desk.send(desk.town.sofia, export(missing=2))
    assert (sent["passed"], sent["name"], sent["case"]) == (False, "march.zip", desk.number)
    whole, shelter = sent["report"]["scopes"]
    assert (whole["failing"], shelter["name"], shelter["passes"]) == (["3.02"], "Otter Creek Shelter", False)
    ssn = next(each for each in whole["elements"] if each["key"] == "3.02")
    assert (ssn["n"], ssn["missing"], ssn["percent"], ssn["passes"]) == (10, 2, 20.0, False)
    sofia = desk.program(desk.town.sofia)
    assert sofia.get(f"/api{desk.case}/uploads/{sent['id']}") == sent
    assert sofia.get(f"/api{desk.case}/uploads")["items"] == [sent]


def test_exactly_ten_percent_passes(desk: Importing) -> None:
    assert desk.send(desk.town.sofia, export(missing=1))["passed"]
    case = desk.program(desk.town.sofia).get(f"/api{desk.case}")
    assert case["state"] == "RUNNING"
    assert case["facts"]["UploadResult"] == {
        "upload": 1, "name": "march.zip", "passed": True, "mend": [], "failing_organizations": 0, "version": "FY2026",
        "export": "x",
        "noticed": [OTHERS],
    }  # fmt: skip


def test_ica_may_have_it_checked_and_a_continuum_may_only_read_what_was_found(desk: Importing) -> None:
    sent = desk.send(desk.town.dana, export())
    problem = desk.send(desk.town.miriam, export(), 403)
    assert (problem["clause"], problem["detail"]) == (
        "4.4-missing-10", "the agency's administrators and ICA have uploads checked"
    )  # fmt: skip
    assert desk.program(desk.town.miriam).get(f"/api{desk.case}/uploads/{sent['id']}")["passed"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 not really", "whole zip archive"),
        (export()[:-30], "cut off"),
        (without("Exit.csv"), "The export lacks Exit.csv"),
        (headless(), "Client.csv lacks DOB"),
        (in_latin_1(), "is not in UTF-8"),
        (bomb(), "Client.csv is packed more than 200 to 1"),
    ],
    ids=["no zip", "truncated", "a missing file", "a wrong header", "a wrong encoding", "a zip bomb"],
)
def test_what_cannot_be_read_is_a_clear_error_and_nothing_is_kept(desk: Importing, content: bytes, words: str) -> None:
    problem = desk.send(desk.town.sofia, content, 422)
    assert words in problem["detail"]
    assert (problem["clause"], problem["errors"][0]["field"]) == ("4.4-missing-10", "upload")
    assert (desk.kept(), desk.town.case(desk.number).state, desk.left_behind()) == (0, "READY", [])


def test_an_empty_upload_is_asked_for(desk: Importing) -> None:
    assert "choose a zip archive" in desk.send(desk.town.sofia, b"", 422)["detail"]


def test_an_upload_for_another_agencys_case_is_as_if_there_were_no_case(desk: Importing) -> None:
    assert desk.send(desk.town.tess, export(), 404) == desk.send(desk.town.tess, export(), 404, "26-99999999")
    assert desk.kept() == 0


def test_a_report_of_another_case_is_absent(desk: Importing) -> None:
    sent = desk.send(desk.town.sofia, export())
    other = desk.town.paid()
    sofia, tess = desk.program(desk.town.sofia), desk.program(desk.town.tess)
    assert sofia.get(f"/api/cases/{other}/uploads/{sent['id']}", 404)["status"] == 404
    assert tess.get(f"/api{desk.case}/uploads/{sent['id']}", 404)["status"] == 404
    assert tess.get(f"/api{desk.case}/uploads", 404)["status"] == 404


def test_an_upload_before_the_payment_comes_too_early(desk: Importing) -> None:
    problem = desk.send(desk.town.sofia, export(), 409, desk.town.documented())
    assert "once the import is allowed and paid for" in problem["detail"]


def test_an_upload_that_is_too_large_is_refused() -> None:
    desk = Importing(KINDS[Service.kind](), megabytes=1)
    assert desk.send(desk.town.sofia, b"x" * 1_100_000, 413)["status"] == 413
    assert desk.kept() == 0


def test_nobody_says_by_hand_that_an_upload_passed(desk: Importing) -> None:
    facts = {"upload": 1, "name": "march.zip", "passed": True}
    problem = desk.program(desk.town.sofia).step(desk.number, "record-upload", 403, **facts)
    assert problem["detail"] == "this is for the desk to do"
    assert desk.town.case(desk.number).state == "READY"
