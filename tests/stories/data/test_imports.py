"""4.4, imports: two documents, two gates of each Continuum, the costs, and the check of every upload."""

import msgspec
import pytest

from tests.stories.data.importers import (
    ASKED,
    BAD,
    BALANCE,
    BOTH,
    CONSENT,
    GOOD,
    HARBOR,
    PAPERS,
    PROGRAMS,
    STANDARDS,
    WEIGHED,
    allowed,
    asked,
    check,
    committed,
    documented,
    ready,
)
from tests.workflows.moments import local
from workflows.engine.cases import Decision, Kind, NotAllowed
from workflows.facts.known import Known
from workflows.grammar.documents import CaseDocuments
from workflows.law.agency_kinds import AgencyKind, Protected
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.imports import PROCESS
from workflows.manual.data.imports.deciding import DirectEntry, importable, unconcerned
from workflows.manual.data.imports.requesting import ImportWithdrawal
from workflows.manual.data.imports.uploads import Stopping
from workflows.manual.data.programs_known import AgencyPrograms, KnownProgram
from workflows.manual.people.standing import AgencyStanding
from workflows.trying.simulate import Play

ALL = (AGENCY_ADMIN, SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN)
NO = DirectEntry(why="The vendor's duplicates cannot be told apart.")


def refusal(play: Play, step: str, actor: Role, *forms: msgspec.Struct) -> str:
    """Return why a step is refused."""
    with pytest.raises(NotAllowed) as refused:
        play.do(step, actor, *forms)  # type: ignore[arg-type]
    return str(refused.value.first)


def known(play: Play) -> Known:
    """Return what is known of a case now."""
    return play.case.known(FIRST_EDITION, play.now)


def told(decision: Decision) -> set[tuple[str, Role]]:
    """Return who is told what."""
    return {(notice.template, notice.to) for notice in decision.notices}


def test_a_request_may_be_begun_without_its_documents_and_waits_for_both() -> None:
    play = asked()
    assert set(play.case.owed) == {"vendor-document", "funder-document"}
    play.learn(PAPERS)
    play.do("confirm-funder", AGENCY_ADMIN, CONSENT)
    assert (play.case.state, set(play.case.owed)) == ("DOCUMENTS", {"vendor-document"})
    forwarded = play.do("document-vendor", AGENCY_ADMIN, STANDARDS)
    assert forwarded.after.state == "GATES"
    assert told(forwarded) == {("import-asked", COC_BALANCE), ("import-asked", COC_CHITTENDEN)}


def test_a_document_that_is_not_with_the_case_is_named() -> None:
    play = asked()
    assert refusal(play, "document-vendor", AGENCY_ADMIN, STANDARDS) == (
        '4.4-doc-vendor: no document "standards.pdf" is with this case yet; add it first'
    )
    play.learn(PAPERS)
    assert play.do("document-vendor", AGENCY_ADMIN, STANDARDS).answered == "vendor-document"


def test_a_document_says_what_the_manual_asks_of_it() -> None:
    play = asked()
    play.learn(PAPERS)
    no_standards = msgspec.structs.replace(STANDARDS, meets=False)
    assert refusal(play, "document-vendor", AGENCY_ADMIN, no_standards).startswith("4.4-doc-vendor: the agency doc")
    not_allowed = msgspec.structs.replace(CONSENT, allows=False)
    assert refusal(play, "confirm-funder", AGENCY_ADMIN, not_allowed).startswith("4.4-doc-funder: the agency conf")


def test_a_request_names_programs_of_the_agency_in_the_directory() -> None:
    with pytest.raises(
        NotAllowed, match=r"4.4-coc-review: 99 is no program of this agency in the directory"
    ) as refused:
        asked(msgspec.structs.replace(ASKED, programs=("11", "99")))
    assert refused.value.first.field == "programs"
    with pytest.raises(NotAllowed, match=r"4.4-coc-review: choose at least one program"):
        asked(msgspec.structs.replace(ASKED, programs=()))


def test_nothing_is_imported_from_a_program_that_serves_victims() -> None:
    safe = KnownProgram("Safe House", "12", BALANCE, protected=(Protected.VICTIM_SERVICES,))
    with pytest.raises(
        NotAllowed, match=r"3.5-vsp-prohibited: nothing is imported from Safe House, which serves victims"
    ):
        asked(msgspec.structs.replace(ASKED, programs=("12",)), AgencyPrograms(programs=(safe,)))


def test_a_victim_service_provider_imports_nothing() -> None:
    play = Play(PROCESS, local(3, 2))
    play.learn(
        AgencyStanding(kind=AgencyKind.VICTIM_SERVICES), AgencyContinua(continua=BOTH), PROGRAMS, CaseDocuments()
    )
    assert refusal(play, "ask", AGENCY_ADMIN, ASKED).startswith("3.5-vsp-prohibited: a victim service provider")


def test_each_continuum_has_two_gates_in_their_order() -> None:
    play = documented()
    assert set(play.case.owed) == {"vendor:balance", "vendor:chittenden"}
    with pytest.raises(NotAllowed, match="each CoC that has approved the vendor answers this for itself"):
        play.do("allow-imports", COC_BALANCE, WEIGHED, party="balance")
    play.do("approve-vendor", COC_BALANCE, party="balance")
    assert set(play.case.owed) == {"evaluate:balance", "vendor:chittenden"}
    play.do("allow-imports", COC_BALANCE, WEIGHED, party="balance")
    assert (play.case.state, set(play.case.owed)) == ("GATES", {"vendor:chittenden"})


def test_both_continua_decide_where_the_projects_are_in_both() -> None:
    decision = allowed().decisions[-1]
    assert decision.after.state == "ESTIMATE"
    assert told(decision) == {("import-allowed", AGENCY_ADMIN), ("import-allowed", SYSTEM_ADMIN)}


def test_where_the_projects_are_in_one_continuum_it_decides_alone_and_the_case_is_kept_from_the_other() -> None:
    play = documented(BALANCE)
    assert set(play.case.owed) == {"vendor:balance"}
    assert unconcerned(Known(FIRST_EDITION, play.now, play.case.forms)) == {COC_CHITTENDEN}
    play.do("approve-vendor", COC_BALANCE, party="balance")
    assert play.do("allow-imports", COC_BALANCE, WEIGHED, party="balance").after.state == "ESTIMATE"


def test_silence_at_a_gate_decides_nothing() -> None:
    play = documented()
    assert not [decision for decision in play.wait(local(12, 31)) if decision.steps]
    assert (play.case.state, set(play.case.owed)) == ("GATES", {"vendor:balance", "vendor:chittenden"})


def test_neither_continuum_speaks_for_the_other_nor_ica_for_either() -> None:
    play = documented()
    for role in (COC_CHITTENDEN, SYSTEM_ADMIN, AGENCY_ADMIN):
        with pytest.raises(NotAllowed, match="this is for the Balance of State CoC to do"):
            play.do("approve-vendor", role, party="balance")


@pytest.mark.parametrize("gate", ["vendor", "evaluation"])
def test_one_continuums_refusal_at_either_gate_ends_the_request_for_its_own_projects_only(gate: str) -> None:
    play = documented()
    if gate == "evaluation":
        play.do("approve-vendor", COC_CHITTENDEN, party="chittenden")
    refused = play.do("refuse", COC_CHITTENDEN, NO, party="chittenden")
    assert (refused.after.state, set(refused.after.owed)) == ("GATES", {"vendor:balance"})
    assert told(refused) == {("import-refused-in-part", role) for role in ALL}
    play.do("approve-vendor", COC_BALANCE, party="balance")
    allowed_ = play.do("allow-imports", COC_BALANCE, WEIGHED, party="balance")
    assert allowed_.after.state == "ESTIMATE"
    assert importable(known(play)) == (HARBOR,)


def test_where_one_continuum_allowed_and_the_other_refuses_last_the_request_goes_on_for_the_first() -> None:
    play = documented()
    play.do("approve-vendor", COC_BALANCE, party="balance")
    play.do("allow-imports", COC_BALANCE, WEIGHED, party="balance")
    assert play.do("refuse", COC_CHITTENDEN, NO, party="chittenden").after.state == "ESTIMATE"
    assert importable(known(play)) == (HARBOR,)


def test_the_request_is_refused_once_every_continuum_has_refused() -> None:
    play = documented()
    play.do("refuse", COC_CHITTENDEN, NO, party="chittenden")
    refused = play.do("refuse", COC_BALANCE, NO, party="balance")
    assert refused.after.state == "REFUSED"
    assert told(refused) == {("import-refused", role) for role in ALL}
    alone = documented(BALANCE).do("refuse", COC_BALANCE, NO, party="balance")
    assert alone.after.state == "REFUSED"


def test_nothing_is_loaded_before_a_first_upload_passes() -> None:
    play = ready()
    assert set(play.case.owed) == {"first-upload"}
    passed = check(play, GOOD)
    assert (passed.after.state, set(passed.after.owed)) == ("RUNNING", {"uploads"})
    assert told(passed) == {("upload-checked", AGENCY_ADMIN)}


def test_an_upload_that_fails_is_mended_and_checked_again_until_one_passes() -> None:
    play = ready()
    failed = check(play, BAD)
    assert (failed.after.state, set(failed.after.owed)) == ("MENDING", {"mend"})
    assert told(failed) == {("upload-checked", AGENCY_ADMIN)}
    again = check(play, BAD)
    assert (again.after.state, set(again.after.owed), told(again)) == ("MENDING", {"mend"}, told(failed))
    assert check(play, GOOD).after.state == "RUNNING"


def test_every_upload_counts_by_itself() -> None:
    play = ready()
    check(play, GOOD)
    assert check(play, GOOD).after.state == "RUNNING"
    assert check(play, BAD).after.state == "MENDING"


def test_nobody_may_say_by_hand_that_an_upload_passed() -> None:
    play = ready()
    for role in (AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, COC_BALANCE):
        with pytest.raises(NotAllowed, match="this is for the desk to do") as refused:
            play.do("record-upload", role, GOOD)
        assert refused.value.first.kind is Kind.ROLE


def test_no_upload_is_checked_before_the_import_is_paid_for() -> None:
    with pytest.raises(NotAllowed, match="nobody speaks for the clock"):
        check(committed(), GOOD)


def test_the_agency_withdraws_its_request_or_ends_its_imports() -> None:
    withdrawn = documented().do("withdraw", AGENCY_ADMIN, ImportWithdrawal(why="The vendor left."))
    assert withdrawn.after.state == "WITHDRAWN"
    stopped = ready().do("stop", AGENCY_DIRECTOR, Stopping(why="We enter the data ourselves."))
    assert stopped.after.state == "STOPPED"
    assert ("import-ended", SYSTEM_ADMIN) in told(stopped)
