"""4.4, imports: two documents, two gates of each Continuum, the costs, and the check of every upload."""

from datetime import date

import msgspec
import pytest

from tests.stories.data.importers import (
    ACCEPTED,
    ASKED,
    BAD,
    BALANCE,
    BOTH,
    CHITTENDEN,
    CONSENT,
    ESTIMATE,
    GOOD,
    PAID,
    PAPERS,
    STANDARDS,
    WEIGHED,
    allowed,
    asked,
    check,
    committed,
    documented,
    offered,
    ready,
)
from tests.workflows.moments import local
from workflows.engine.cases import Decision, Kind, NotAllowed
from workflows.facts.known import Known
from workflows.law.agency_kinds import AgencyKind
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
from workflows.manual.data.imports.deciding import DirectEntry, unconcerned
from workflows.manual.data.imports.paying import Estimate, Payment
from workflows.manual.data.imports.requesting import CaseDocuments, ImportWithdrawal
from workflows.manual.data.imports.uploads import Stopping
from workflows.manual.people.standing import AgencyStanding
from workflows.trying.simulate import Play

NO = DirectEntry(why="The vendor's duplicates cannot be told apart.")


def refusal(play: Play, step: str, actor: Role, *forms: msgspec.Struct) -> str:
    """Return why a step is refused."""
    with pytest.raises(NotAllowed) as refused:
        play.do(step, actor, *forms)  # type: ignore[arg-type]
    return str(refused.value.first)


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
        '4.4-doc-vendor: no document "standards.pdf" is with this case yet (there: none); add it first'
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


def test_a_request_names_continua_in_which_the_agency_works() -> None:
    with pytest.raises(NotAllowed, match=r"4.4-coc-review: the agency does not work in Chittenden County") as refused:
        asked(works_in=frozenset({BALANCE}))
    assert refused.value.first.field == "continua"
    with pytest.raises(NotAllowed, match=r"4.4-coc-review: say in which CoCs the projects are"):
        asked(msgspec.structs.replace(ASKED, continua=frozenset()))


def test_a_victim_service_provider_imports_nothing() -> None:
    play = Play(PROCESS, local(3, 2))
    play.learn(AgencyStanding(kind=AgencyKind.VICTIM_SERVICES), AgencyContinua(continua=BOTH), CaseDocuments())
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
def test_a_refusal_at_either_gate_ends_the_request_with_its_reason(gate: str) -> None:
    play = documented()
    if gate == "evaluation":
        play.do("approve-vendor", COC_CHITTENDEN, party="chittenden")
    refused = play.do("refuse", COC_CHITTENDEN, NO, party="chittenden")
    assert (refused.after.state, refused.after.forms[DirectEntry]) == ("REFUSED", NO)
    assert told(refused) == {("import-refused", role) for role in (AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN)}


def test_ica_estimates_the_costs_and_the_agency_accepts_before_anything_is_paid() -> None:
    play = allowed()
    assert refusal(play, "record-payment", SYSTEM_ADMIN, PAID).startswith("P26: that cannot be done now")
    estimated = play.do("give-estimate", SYSTEM_ADMIN, ESTIMATE)
    assert told(estimated) == {("import-estimate", AGENCY_ADMIN)}
    assert play.do("accept-estimate", AGENCY_DIRECTOR, ACCEPTED).after.state == "COMMITTED"


def test_an_estimate_may_be_changed_until_it_is_accepted() -> None:
    play = offered()
    lower = Estimate(amount=1800, covers="WellSky's service only.")
    changed = play.do("revise-estimate", SYSTEM_ADMIN, lower)
    assert (changed.after.state, changed.after.forms[Estimate]) == ("OFFERED", lower)
    play.do("accept-estimate", AGENCY_ADMIN, ACCEPTED)
    assert refusal(play, "revise-estimate", SYSTEM_ADMIN, ESTIMATE).startswith("P26: that cannot be done now")


def test_the_agency_pays_all_costs_and_further_direct_ones_too() -> None:
    play = offered()
    none = msgspec.structs.replace(ACCEPTED, pays=False)
    assert refusal(play, "accept-estimate", AGENCY_ADMIN, none).startswith("4.4-costs: the agency pays all costs")
    no_more = msgspec.structs.replace(ACCEPTED, pays_extra=False)
    assert refusal(play, "accept-estimate", AGENCY_ADMIN, no_more).startswith("4.4-estimate: further costs")


def test_a_payment_is_not_recorded_before_the_agency_was_told_that_nothing_is_refunded() -> None:
    play = committed()
    unsaid = Payment(paid_on=date(2026, 3, 2), amount=2400, no_refund=False)
    assert refusal(play, "record-payment", SYSTEM_ADMIN, unsaid).startswith("4.4-nonrefundable: payments are not ref")
    paid = play.do("record-payment", SYSTEM_ADMIN, PAID)
    assert (paid.after.state, told(paid)) == ("READY", {("import-paid", AGENCY_ADMIN)})


def test_a_further_payment_is_recorded_while_imports_run_with_the_same_notice() -> None:
    play = ready()
    assert play.do("record-further-payment", SYSTEM_ADMIN, PAID).after.state == "READY"
    unsaid = msgspec.structs.replace(PAID, no_refund=False)
    assert refusal(play, "record-further-payment", SYSTEM_ADMIN, unsaid).startswith("4.4-nonrefundable")


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


@pytest.mark.parametrize("results", [(), (GOOD,), (BAD,)])
def test_a_continuum_may_later_require_direct_entry_after_all(results: tuple[object, ...]) -> None:
    play = ready()
    for result in results:
        check(play, result)  # type: ignore[arg-type]
    ended = play.do("revoke", COC_CHITTENDEN, NO)
    assert ended.after.state == "REVOKED"
    assert told(ended) == {("import-revoked", AGENCY_ADMIN), ("import-revoked", SYSTEM_ADMIN)}


def test_only_a_continuum_of_the_projects_ends_them() -> None:
    play = documented(CHITTENDEN)
    play.do("approve-vendor", COC_CHITTENDEN, party="chittenden")
    assert refusal(play, "revoke", COC_BALANCE, NO).startswith("P26: that cannot be done now")


def test_the_agency_withdraws_its_request_or_ends_its_imports() -> None:
    withdrawn = documented().do("withdraw", AGENCY_ADMIN, ImportWithdrawal(why="The vendor left."))
    assert withdrawn.after.state == "WITHDRAWN"
    stopped = ready().do("stop", AGENCY_DIRECTOR, Stopping(why="We enter the data ourselves."))
    assert stopped.after.state == "STOPPED"
    assert ("import-ended", SYSTEM_ADMIN) in told(stopped)
