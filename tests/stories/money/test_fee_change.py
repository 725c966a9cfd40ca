"""2.7: the fee for a user license changes by the Committee's approval, or once it was told and could ask; ART is passed on at cost."""

from datetime import date

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import OpenCase
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import CHAIR, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.governance.motion.decided import MotionDecided, Outcome
from workflows.manual.governance.motion.moving import Motion
from workflows.manual.money.billing.known import Fee, FeeKind
from workflows.manual.money.fee_change import PROCESS
from workflows.manual.money.fee_change.deciding import Answer, GivenUp, Question
from workflows.manual.money.fee_change.proposing import FeeOnRecord, FeeProposal, FeesKnown, SetFee
from workflows.trying.simulate import Play

PROPOSED = FeeProposal(amount="300", costs="WellSky charges more.", impact="Ten licenses cost $500 more a year.")
NOTICE = Policy("notice", FIRST_EDITION.since, Policy.fee_change_mode.to("notice"))
ALL = {COMMITTEE, CHAIR, SYSTEM_ADMIN, ICA_DIRECTOR}


def proposed(policy: Policy = FIRST_EDITION) -> Play:
    play = Play(PROCESS, local(3, 2, 9), policy)
    play.do("propose", ICA_DIRECTOR, PROPOSED, FeesKnown(), MotionDecided())
    return play


def decided(outcome: Outcome, on: date) -> Play:
    play = proposed()
    play.now = local(on.month, on.day, 15)
    play.learn(MotionDecided(outcome=outcome, on=on))
    return play


def on_record(kind: FeeKind) -> FeeOnRecord:
    return FeeOnRecord(kind=kind, amount="120.50", from_on=date(2026, 2, 1), source="The contract, page 4")


def who(play: Play, template: str) -> set[Role]:
    return {notice.to for notice in play.decisions[-1].notices if notice.template == template}


def fee(play: Play) -> SetFee:
    (found,) = [each for decision in play.decisions for each in decision.effects if isinstance(each, SetFee)]
    return found


# "All changes in amounts charged for user licenses will be approved by the HMIS Advisory Committee."


def test_ica_proposes_another_fee_and_the_committee_decides_by_a_motion() -> None:
    play = proposed()
    (opened,) = [each for each in play.decisions[-1].effects if isinstance(each, OpenCase)]
    (motion,) = opened.forms if isinstance(opened.forms, tuple) else ()
    assert (opened.process, isinstance(motion, Motion) and motion.title) == ("P34", "Fee for a user license: $300.00")
    assert (play.case.state, set(play.case.owed)) == ("PROPOSED", {"await"})
    assert who(play, "fee-proposed") == {COMMITTEE, CHAIR}


@pytest.mark.parametrize(
    ("on", "billed"),
    [
        (date(2026, 4, 14), date(2026, 7, 1)),
        (date(2026, 6, 30), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2027, 7, 1)),
    ],
)
def test_what_is_approved_is_billed_from_the_next_july_after_the_decision_on(on: date, billed: date) -> None:
    play = decided(Outcome.ADOPTED, on)
    assert (play.case.state, who(play, "fee-changed")) == ("CHANGED", ALL)
    assert (fee(play).kind, fee(play).cents, fee(play).on) == (FeeKind.USER, 30_000, billed)


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.DROPPED])
def test_without_approval_the_old_fee_is_billed(outcome: Outcome) -> None:
    play = decided(outcome, date(2026, 4, 14))
    assert (play.case.state, who(play, "fee-kept")) == ("KEPT", ALL)
    assert not [each for decision in play.decisions for each in decision.effects if isinstance(each, SetFee)]


# "The HMIS Advisory Committee will be notified of changes in cost and given the opportunity to ask questions regarding the impact
# of such change."


def test_the_committee_may_ask_questions_and_ica_answers() -> None:
    play = proposed()
    play.do("ask", COMMITTEE, Question(why="What of small agencies?"))
    assert who(play, "fee-question") == {SYSTEM_ADMIN, ICA_DIRECTOR}
    play.do("answer", SYSTEM_ADMIN, Answer(why="One license costs $50 more."))
    assert who(play, "fee-answer") == {COMMITTEE, CHAIR}


def test_where_an_edition_reads_it_so_ica_sets_the_fee_once_questions_could_be_asked() -> None:
    play = proposed(NOTICE)
    assert (set(play.case.owed), play.decisions[-1].effects) == ({"set"}, ())
    with pytest.raises(NotAllowed):
        play.do("set", ICA_DIRECTOR)
    play.now = local(3, 17, 9)
    play.do("set", ICA_DIRECTOR)
    assert (play.case.state, fee(play).on) == ("CHANGED", date(2026, 7, 1))
    kept = proposed(NOTICE)
    kept.do("keep", ICA_DIRECTOR, GivenUp(why="The contract did not change."))
    assert kept.case.state == "KEPT"


# "The additional amount charged for these licenses will reflect the actual cost of the license charged to the HMIS Lead Agency
# under the HMIS software contract."


def test_what_art_costs_is_put_on_record_and_a_second_fee_for_users_is_not() -> None:
    known = FeesKnown(fees=(Fee(FeeKind.USER, "250.00", date(2020, 7, 1)),))
    play = Play(PROCESS, local(3, 2, 9))
    play.do("record", SYSTEM_ADMIN, on_record(FeeKind.ART), known, MotionDecided())
    assert (play.case.state, fee(play).cents) == ("ON_RECORD", 12_050)
    play = Play(PROCESS, local(3, 2, 9))
    with pytest.raises(NotAllowed, match="propose another one"):
        play.do("record", SYSTEM_ADMIN, on_record(FeeKind.USER), known, MotionDecided())
