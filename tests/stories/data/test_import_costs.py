"""4.4, imports: the estimate, who accepts it, and when what was paid opens the uploads."""

from datetime import date

import msgspec
import pytest

from tests.stories.data.importers import (
    ACCEPTED,
    BAD,
    ESTIMATE,
    GOOD,
    PAID,
    allowed,
    check,
    committed,
    offered,
    ready,
)
from workflows.engine.cases import Decision, NotAllowed
from workflows.facts.known import Known
from workflows.law.agency_kinds import Protected
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.data.imports.deciding import DirectEntry
from workflows.manual.data.imports.kinds import KindAnswer, KindAsked
from workflows.manual.data.imports.paying import Estimate, Payment, rest
from workflows.manual.data.imports.uploads import UploadResult
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
    assert refusal(play, "accept-estimate", AGENCY_ADMIN, ACCEPTED) == (
        "4.4-estimate: ICA has changed the estimate; it is $1,800 now, so enter that to accept it"
    )
    old = msgspec.structs.replace(ACCEPTED, amount=2400)
    assert "it is $1,800 now" in refusal(play, "accept-estimate", AGENCY_ADMIN, old)
    accepted = play.do("accept-estimate", AGENCY_ADMIN, msgspec.structs.replace(ACCEPTED, amount=1800))
    assert accepted.after.state == "COMMITTED"


def test_the_agency_pays_all_costs_and_further_direct_ones_too() -> None:
    play = offered()
    none = msgspec.structs.replace(ACCEPTED, pays=False)
    assert refusal(play, "accept-estimate", AGENCY_ADMIN, none).startswith("4.4-costs: the agency pays all costs")
    no_more = msgspec.structs.replace(ACCEPTED, pays_extra=False)
    assert refusal(play, "accept-estimate", AGENCY_ADMIN, no_more).startswith("4.4-estimate: further costs")


def paying(amount: int) -> Payment:
    """Return a payment."""
    return msgspec.structs.replace(PAID, amount=amount)


def test_uploads_open_only_when_what_was_paid_covers_the_accepted_estimate() -> None:
    play = committed()
    for amount, rest_ in ((1, "$2,399"), (1399, "$1,000"), (999, "$1")):
        part = play.do("record-payment", SYSTEM_ADMIN, paying(amount))
        assert (part.after.state, set(part.after.owed)) == ("COMMITTED", {"payment"})
        assert told(part) == {("import-paid-in-part", AGENCY_ADMIN)}
        assert rest.read(known(play)) == rest_
    last = play.do("record-payment", SYSTEM_ADMIN, paying(1))
    assert (last.after.state, told(last)) == ("READY", {("import-paid", AGENCY_ADMIN)})


@pytest.mark.parametrize("results", [(), (GOOD,), (GOOD, BAD)])
def test_an_estimate_above_the_accepted_one_is_accepted_and_paid_anew_before_further_uploads(
    results: tuple[UploadResult, ...],
) -> None:
    play = ready()
    for result in results:
        check(play, result)
    raised = play.do("revise-estimate", SYSTEM_ADMIN, Estimate(amount=3000, covers="A second vendor file."))
    assert (raised.after.state, set(raised.after.owed)) == ("OFFERED", {"commitment"})
    assert told(raised) == {("import-estimate", AGENCY_ADMIN)}
    with pytest.raises(NotAllowed):
        check(play, GOOD)
    with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
        play.do("accept-estimate", SYSTEM_ADMIN, msgspec.structs.replace(ACCEPTED, amount=3000))
    play.do("accept-estimate", AGENCY_ADMIN, msgspec.structs.replace(ACCEPTED, amount=3000))
    assert (play.case.state, rest.read(known(play))) == ("COMMITTED", "$600")
    play.do("record-payment", SYSTEM_ADMIN, paying(600))
    assert play.case.state == ("RUNNING" if results == (GOOD,) else "READY")


def test_a_lower_estimate_needs_no_new_acceptance_and_may_be_paid_already() -> None:
    play = committed()
    play.do("record-payment", SYSTEM_ADMIN, paying(2000))
    lower = play.do("revise-estimate", SYSTEM_ADMIN, Estimate(amount=2000, covers="Less work."))
    assert lower.after.state == "READY"
    assert play.do("revise-estimate", SYSTEM_ADMIN, Estimate(amount=1500, covers="Less.")).after.state == "READY"
    assert play.do("revise-estimate", SYSTEM_ADMIN, Estimate(amount=1600, covers="More.")).after.state == "OFFERED"


def test_an_agency_asks_for_a_programs_kind_and_only_ica_answers() -> None:
    play = ready()
    asked_ = KindAsked(programs=("11",), kind=Protected.YOUTH, why="the RHY grant")
    play.do("ask-kind", AGENCY_ADMIN, asked_)
    assert set(play.case.owed) == {"first-upload", "kinds"}
    with pytest.raises(NotAllowed, match="this is for the System Administrator to do"):
        play.do("answer-kind", AGENCY_ADMIN, KindAnswer(answer="yes"))
    answered = play.do("answer-kind", SYSTEM_ADMIN, KindAnswer(answer="It is a youth program now."))
    assert told(answered) == {("program-kind-answered", AGENCY_ADMIN)}
    assert set(play.case.owed) == {"first-upload"}
    play.do("ask-kind", AGENCY_ADMIN, asked_)
    assert set(play.case.owed) == {"first-upload", "kinds"}


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
