"""What ties an upload to its case: the version that was approved, the agency, and whether the export came before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.stories.data.importers import ready
from tests.workflows.exports import Export
from workflows.engine.cases import Kind, Refusal
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import COC_CHITTENDEN
from workflows.law.value import changed
from workflows.manual.data.imports.deciding import DirectEntry
from workflows.manual.data.programs_known import AgencyPrograms
from workflows.manual.data.uploading import closed, misfit, result
from workflows.uploads.counting.belonging import Earlier, noticed
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.counting.report import Report


def report(place: Path, version: str = "2026 v1.0", **answers: str) -> Report:
    made = Export(version, home="11")
    made.crowd(3, **answers)
    return check_upload(made.folder(place))


def test_an_upload_of_another_version_than_was_approved_is_refused_in_words(tmp_path: Path) -> None:
    play = ready()
    known = play.case.known(FIRST_EDITION, play.now)
    assert misfit(known, report(tmp_path)) is None
    refused = misfit(known, report(tmp_path, "2024 v1.7"))
    assert isinstance(refused, Refusal)
    assert (refused.clause, refused.field) == ("4.4-missing-10", "upload")
    assert refused.sentence == (
        "the import was approved for HMIS CSV FY2026, and this export is of FY2024; export it as FY2026, or have ICA correct "
        "the version in the request"
    )


@pytest.mark.parametrize("agency", ["Otter Creek Shelter", "OTTER CREEK SHELTER", "Otter-Creek Shelter", ""])
def test_an_upload_that_names_the_agency_is_its_own(tmp_path: Path, agency: str) -> None:
    assert noticed(report(tmp_path), agency, ()) == ()


def test_an_upload_that_names_others_only_is_looked_at_again(tmp_path: Path) -> None:
    (sentence,) = noticed(report(tmp_path), "Harbor House", ())
    assert sentence == (
        "No organization in it is called Harbor House. It names Otter Creek Shelter. Check that it is the right file."
    )


def test_the_second_upload_of_an_export_is_said(tmp_path: Path) -> None:
    before = Earlier("march.zip", date(2026, 3, 3), passed=False, same=True)
    words = "This export was checked before, on March 3, 2026 as march.zip, and failed (the same ExportID). It is "
    found = report(tmp_path)
    assert noticed(found, "", (before,)) == (f"{words}the same file.",)
    assert noticed(found, "", (changed(before, same=False), before)) == (
        f"{words}a different file: if somebody changed it by hand, export it anew instead.",
    )


def test_clients_who_are_there_twice_are_said_with_what_an_import_makes_of_them(tmp_path: Path) -> None:
    (sentence,) = noticed(report(tmp_path, SSN="123456789"), "", ())
    assert sentence.startswith("2 PersonalIDs are of clients who are there under another one already:")


def test_the_history_keeps_the_version_the_export_and_what_else_there_is_to_know(tmp_path: Path) -> None:
    found = report(tmp_path)
    kept = result(7, "march.zip", changed(found, noticed=noticed(found, "Harbor House", ())))
    assert (kept.version, kept.export, len(kept.noticed)) == ("FY2026", "x", 1)


def test_an_enrollment_in_a_project_that_the_export_leaves_out_is_of_that_project_all_the_same(tmp_path: Path) -> None:
    made = Export(home="11")
    made.crowd(3)
    made.enroll(made.client("hidden"), "21")
    play = ready()
    play.do("revoke", COC_CHITTENDEN, DirectEntry(why="Duplicates."), party="chittenden")
    refused = misfit(play.case.known(FIRST_EDITION, play.now), check_upload(made.folder(tmp_path)))
    assert isinstance(refused, Refusal)
    assert refused.clause == "4.4-coc-discretion"
    assert "Cove Apartments (ProjectID 21)" in refused.sentence


def test_where_no_program_is_left_that_may_be_imported_no_upload_is_checked() -> None:
    play = ready()
    assert closed(play.case.known(FIRST_EDITION, play.now)) is None
    play.learn(AgencyPrograms(programs=()))
    refused = closed(play.case.known(FIRST_EDITION, play.now))
    assert refused is not None
    assert (refused.kind, refused.sentence) == (
        Kind.GONE,
        "No upload is checked at present: the CoCs of the programs in this request do not allow imports for any of them.",
    )
