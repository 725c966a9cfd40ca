"""Imports as they are remembered: who sees the request, what is kept of an upload, and who is told."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from models.access.access import Viewer
from models.casebook.case_search import Search, find, history_of, search
from models.casebook.casebook import NoSuchCase, restored
from models.casebook.replaying import replayed
from models.database import Database
from models.lookups.uploads import Arrived, keep, report_of, upload_of, uploads_of
from models.rows.disclosures import Upload
from models.rows.notices import NoticeRow
from tests.imports import ASKED, STANDARDS, ImportTown
from workflows.engine.cases import Kind, NotAllowed
from workflows.law.roles import AGENCY_ADMIN, COC_BALANCE, SYSTEM_ADMIN
from workflows.law.setting import Origin
from workflows.law.value import changed

FILE = Arrived("march.zip", 512, "f" * 64)


def refused(deed: Callable[[], object]) -> NotAllowed:
    with pytest.raises(NotAllowed) as error:
        deed()
    return error.value


def sees(town: ImportTown, viewer: Viewer, number: str) -> bool:
    with town.database.reading() as session:
        listed = [row.number for row in search(session, viewer, Search()).rows]
        try:
            find(session, viewer, number)
        except NoSuchCase:
            assert number not in listed
            return False
        assert number in listed
        return True


def test_a_request_names_no_program_of_another_agency(database: Database) -> None:
    town = ImportTown(database)
    error = refused(lambda: town.ask_to_import(town.tess, agency="otter-creek-shelter", programs=["21"]))
    assert (error.first.clause, error.first.field) == ("4.4-coc-review", "programs")
    with database.reading() as session:
        assert search(session, town.dana, Search()).rows == []


def test_a_document_counts_from_when_it_is_added_to_the_case(database: Database) -> None:
    town = ImportTown(database)
    number = town.ask_to_import()
    error = refused(lambda: town.do(number, town.sofia, "document-vendor", ASKED, **STANDARDS))
    assert (error.first.clause, error.first.field) == ("4.4-doc-vendor", "document")
    town.add_document(number, "standards.pdf")
    town.do(number, town.sofia, "document-vendor", ASKED, **STANDARDS)
    assert set(town.open_duties(number)) == {"funder-document"}


def test_the_request_is_kept_from_a_continuum_that_has_none_of_the_projects(database: Database) -> None:
    town = ImportTown(database)
    number = town.documented(programs=["11"])
    assert [sees(town, each, number) for each in (town.sofia, town.miriam, town.joel)] == [True, True, False]
    assert not sees(town, town.tess, number)
    both = town.documented()
    assert sees(town, town.joel, both)
    assert set(town.open_duties(both)) == {"vendor:balance", "vendor:chittenden"}


def test_the_counts_of_an_upload_are_kept_and_nothing_of_its_rows(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    upload = town.check(number, missing=1)
    assert town.case(number).state == "RUNNING"
    with database.reading() as session:
        row = town.case(number)
        kept = upload_of(session, row, upload.id)
        assert kept is not None
        assert (kept.name, kept.passed, kept.checked_by_id, kept.checked_at) == (
            "march.zip",
            True,
            town.sofia.id,
            ASKED,
        )
        report = report_of(kept)
        assert {each.key: each.missing for each in report.scopes[0].elements}["3.02"] == 1
        texts = [kept.report, *(each.event for each in history_of(session, row.id))]
        assert not any(secret in text for text in texts for secret in ("Ann", "Example", "123456789", "unsaid0"))


def test_a_failed_upload_opens_the_duty_to_mend_it_until_one_passes(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    town.check(number, missing=2)
    duty = town.open_duties(number)["mend"]
    assert (duty.origin, duty.assignee_id, town.case(number).state) == (Origin.LOCAL, town.sofia.id, "MENDING")
    town.check(number, missing=2)
    town.check(number, missing=1)
    assert (town.case(number).state, "mend" in town.open_duties(number)) == ("RUNNING", False)
    with database.reading() as session:
        assert [each.passed for each in uploads_of(session, town.case(number))] == [True, False, False]


def test_the_history_names_who_had_it_checked_and_the_agency_is_told_what_to_mend(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    town.check(number, missing=2, by=town.dana)
    with database.reading() as session:
        last, *_ = history_of(session, town.case(number).id)
        assert (last.title, last.person_id, last.clause) == ("Upload checked: it fails", town.dana.id, "4.4-missing-10")
        assert "3.02 Social Security Number is missing in 2 of 10 clients (20 %)" in last.event
        notices = session.scalars(select(NoticeRow.role).where(NoticeRow.template == "upload-checked"))
        assert list(notices) == [AGENCY_ADMIN]


def test_the_history_replays_to_the_same_case(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    town.check(number, missing=2)
    with database.reading() as session:
        row = town.case(number)
        mapping = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
        assert replayed(session, row) == restored(database.rulebook, mapping)


def test_an_upload_for_another_agencys_case_is_no_case_and_nothing_is_kept(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    with pytest.raises(NoSuchCase):
        town.check(number, by=town.tess)
    with pytest.raises(NoSuchCase):
        town.check("26-99999999")
    assert kept(town) == 0


def kept(town: ImportTown) -> int:
    with town.database.reading() as session:
        return session.scalar(select(func.count(Upload.id))) or 0


def test_a_continuum_reads_the_case_but_has_nothing_checked(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    error = refused(lambda: town.check(number, by=town.miriam))
    assert (error.first.clause, error.first.kind) == ("4.4-missing-10", Kind.ROLE)
    assert kept(town) == 0


def test_nothing_is_checked_before_it_is_paid_for_nor_in_a_case_of_another_kind(database: Database) -> None:
    town = ImportTown(database)
    for number, who in ((town.documented(), town.sofia), (town.ask(ASKED), town.tess)):
        error = refused(lambda number=number, who=who: town.check(number, by=who))  # type: ignore[misc]
        assert error.first.kind is Kind.GONE
    assert kept(town) == 0


def test_a_check_that_ends_after_the_imports_did_keeps_nothing(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    upload = town.check(number)
    town.do(number, town.joel, "revoke", ASKED, why="Duplicates.")
    town.do(number, town.miriam, "revoke", ASKED, why="Duplicates.")
    with database.writing() as session, pytest.raises(NotAllowed):
        keep(session, town.sofia, number, FILE, report_of(upload), now=ASKED)
    assert kept(town) == 1


def test_the_tasks_of_ica_go_to_ica_and_name_the_agency(database: Database) -> None:
    town = ImportTown(database)
    number = town.documented(programs=["11"])
    town.do(number, town.miriam, "approve-vendor", ASKED)
    assert town.open_duties(number)["evaluate:balance"].team is COC_BALANCE
    town.do(number, town.miriam, "allow-imports", ASKED, funding="Required.", integrity="None.")
    duty = town.open_duties(number)["estimate"]
    assert (duty.team, duty.task) == (
        SYSTEM_ADMIN,
        "estimate the costs of the import for Lakeshore Housing Partners",
    )


def test_a_second_upload_of_the_same_export_is_said_in_its_report_and_in_the_case(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    first, second = town.check(number), town.check(number)
    assert [any("checked before" in each for each in report_of(upload).noticed) for upload in (first, second)] == [
        False,
        True,
    ]
    with database.reading() as session:
        last, *_ = history_of(session, town.case(number).id)
        assert "This export was checked before, on March 2, 2026 as march.zip, and passed" in last.event
        assert {each.export for each in uploads_of(session, town.case(number))} == {"x"}


def test_an_export_of_another_version_than_the_case_is_about_is_kept_nowhere(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    older = changed(report_of(town.check(number)), version="FY2024")
    with database.writing() as session:
        error = refused(lambda: keep(session, town.sofia, number, FILE, older, now=ASKED))
    assert "approved for HMIS CSV FY2026" in error.first.sentence
    assert kept(town) == 1


def test_an_upload_of_a_program_whose_coc_ended_imports_is_kept_nowhere(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    town.check(number, programs=("11", "21"))
    town.do(number, town.joel, "revoke", ASKED, why="Duplicates.")
    error = refused(lambda: town.check(number, programs=("11", "21")))
    assert (error.first.clause, error.first.field) == ("4.4-coc-discretion", "upload")
    assert error.first.sentence == (
        "data of Cove Apartments (ProjectID 21) are entered directly, as the Chittenden County CoC does not allow imports. Export "
        "again without them: only Harbor House (11) may be imported."
    )
    assert kept(town) == 1
    town.check(number)
    assert kept(town) == 2


def test_an_upload_of_a_project_that_nobody_asked_for_is_kept_nowhere(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    assert (
        "ProjectID 99 is not part of this import"
        in refused(lambda: town.check(number, programs=("11", "99"))).first.sentence
    )
    assert kept(town) == 0
