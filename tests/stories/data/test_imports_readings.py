"""4.4-missing-10 and 3.1-unnamed: what an edition and a request say of how uploads are checked."""

from datetime import date
from pathlib import Path

import msgspec

from tests.stories.data.importers import ASKED, COVE, HARBOR, asked
from tests.workflows.exports import Export
from workflows.law.agency_kinds import Protected
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.manual.data.programs_known import AgencyPrograms
from workflows.manual.data.uploading import exempt_from_names, result, terms
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.counting.report import Report
from workflows.uploads.counting.strictness import STRICT, read_as
from workflows.uploads.counting.terms import Terms, plain_name

NONE_EXEMPT = Policy("none exempt", date(2016, 1, 1), Policy.exempt_unnamed.to(value=False))
PROTECTED = AgencyPrograms(
    programs=(
        msgspec.structs.replace(HARBOR, protected=(Protected.YOUTH,)),
        msgspec.structs.replace(COVE, protected=(Protected.LEGAL, Protected.HIV_AIDS)),
    )
)
STRICTER = Policy("stricter", date(2016, 1, 1), Policy.missing_codes.to(STRICT), Policy.import_missing_pct.to(5))


def refusing(place: Path, refusals: int) -> Report:
    """Check an export of ten clients, of whom so many prefer not to say their sex, and one is not asked."""
    made = Export()
    made.crowd(9 - refusals)
    for number in range(refusals):
        made.enroll(made.client(f"refuses{number}", VeteranStatus="9"))
    made.enroll(made.client("unasked", VeteranStatus="99"))
    return check_upload(made.folder(place))


def missing(report: Report, key: str = "3.07") -> tuple[int, int, bool | None]:
    found = next(each for each in report.scopes[0].elements if each.key == key)
    return found.missing, found.unknown, found.passes


def test_a_case_is_checked_by_the_edition_it_was_opened_under() -> None:
    case = asked(programs=PROTECTED).case
    assert terms(case, FIRST_EDITION) == Terms(10, frozenset({"11", "21"}), "blank+99", "FY2026")
    assert terms(case, STRICTER) == Terms(5, frozenset({"11", "21"}), STRICT, "FY2026")


def test_only_programs_that_ica_confirmed_as_youth_or_legal_services_may_have_unnamed_clients() -> None:
    for kind in Protected:
        told = msgspec.structs.replace(HARBOR, protected=(kind,))
        play = asked(msgspec.structs.replace(ASKED, programs=("21",)), AgencyPrograms(programs=(told, COVE)))
        exempt = frozenset({"11"}) if kind in {Protected.YOUTH, Protected.LEGAL} else frozenset[str]()
        assert exempt_from_names(play.case, FIRST_EDITION) == exempt
        assert exempt_from_names(play.case, NONE_EXEMPT) == frozenset()


def test_answers_of_8_and_9_are_not_missing_but_stand_beside(tmp_path: Path) -> None:
    report = refusing(tmp_path, refusals=2)
    assert read_as("blank+99", report) is report
    assert (missing(report), report.passes) == ((1, 2, True), True)


def test_a_stricter_edition_counts_them_as_missing_too(tmp_path: Path) -> None:
    report = read_as(STRICT, refusing(tmp_path, refusals=2))
    whole, shelter = report.scopes
    assert (missing(report), report.passes, shelter.passes) == ((3, 2, False), False, False)
    assert whole.failing == ("3.07",)
    (sentence,) = whole.mend
    assert sentence.startswith(
        "3.07 Veteran Status is missing, answered with 8 or 9, or no code of HUD's, in 3 of 10 enrollments of adults, unknown ages "
        "included; at most 10 % may be."
    )


def test_what_is_shown_but_not_tested_stays_untested_in_any_reading(tmp_path: Path) -> None:
    report = refusing(tmp_path, refusals=0)
    assert missing(report, "3.20")[2] is missing(read_as(STRICT, report), "3.20")[2] is None


def test_the_history_keeps_what_to_mend_and_how_many_organizations_fail(tmp_path: Path) -> None:
    found = result(7, "march.zip", read_as(STRICT, refusing(tmp_path, refusals=2)))
    assert (found.upload, found.passed, len(found.mend), found.failing_organizations) == (7, False, 1, 1)


def test_a_file_is_called_by_its_name_alone() -> None:
    assert plain_name("C:\\exports\\march\n2026.zip") == "march 2026.zip"
    assert plain_name("../../etc/") == "etc"
    assert plain_name("") == "upload.zip"
