"""3.4, use 6b: a written request of law enforcement."""

from datetime import date

import msgspec
import pytest

from tests.stories.disclosure.officials import (
    APPROVED,
    CHECKED,
    CONSENTED,
    DECLINED,
    MAPLE,
    OTTER,
    REFUSED,
    RELEASED,
    asked,
    consent,
    decide,
    in_review,
    last_moment,
    offered,
    received,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import LogDisclosure
from workflows.law.policy import Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
)
from workflows.manual.disclosure.law_enforcement import Withdrawn
from workflows.manual.disclosure.law_enforcement.checking import Completed, Letter, Missing, Statement
from workflows.manual.disclosure.law_enforcement.receiving import Instrument
from workflows.manual.disclosure.law_enforcement.reviewing import Restart

BOTH = {"agencies": (OTTER, MAPLE)}


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("signed", "3.4-le-i-signed: the signature of a supervisory official is missing"),
        ("material", "3.4-le-ii-material: the statement how the information is relevant and material is missing"),
        ("identified", "3.4-le-iii-identify: the request does not identify the information wanted"),
        ("limited", "3.4-le-iv-limited: the request is not specific and limited in scope to its purpose"),
        ("deidentified",
         "3.4-le-cite-146: the request does not state that de-identified information could not be used"),
    ],
)  # fmt: skip
def test_a_request_that_lacks_a_statement_is_not_complete_and_what_is_missing_is_named(
    field: str, sentence: str
) -> None:
    play = received()
    with pytest.raises(NotAllowed) as refused:
        play.do("complete", SYSTEM_ADMIN, msgspec.structs.replace(CHECKED, **{field: False}))
    assert (str(refused.value), refused.value.first.field) == (sentence, field)
    assert play.case.state == "CHECKING"


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(NotAllowed) as refused:
        received().do("complete", SYSTEM_ADMIN, msgspec.structs.replace(CHECKED, signed=False, limited=False))
    assert [each.field for each in refused.value.refusals] == ["signed", "limited"]


def test_a_setting_turns_the_seventh_statement_off() -> None:
    policy = Policy("without it", date(2026, 1, 1), Policy.le_require_deid_statement.to(False))
    play = received(policy=policy)
    play.do("complete", SYSTEM_ADMIN, msgspec.structs.replace(CHECKED, deidentified=False))
    assert play.case.state == "IN_REVIEW"


def test_it_goes_back_naming_what_is_missing_and_the_official_is_told_in_writing() -> None:
    play = received()
    play.do("send-back", SYSTEM_ADMIN, Missing(statements=frozenset({Statement.SIGNATURE})))
    assert (play.case.state, set(play.case.owed)) == ("RETURNED", {"completed-request", "tell-official"})
    play.do("told-official", SYSTEM_ADMIN, Letter(words="The signature is missing.", sent_on=date(2026, 6, 1)))
    assert set(play.case.owed) == {"completed-request"}
    play.wait(local(6, 20))
    play.do("resubmit", SYSTEM_ADMIN, Completed(received_on=date(2026, 6, 20), added="The signature"))
    play.do("complete", SYSTEM_ADMIN, CHECKED)
    assert play.due("counsel") == date(2026, 7, 4)


def test_an_oral_request_goes_back_for_a_written_one() -> None:
    play = received(asked(instrument=Instrument.ORAL))
    assert (play.case.state, set(play.case.owed)) == ("RETURNED", {"completed-request", "tell-official"})


def test_an_agency_that_gets_a_request_enters_it_and_ica_checks_it() -> None:
    play = received(by=AGENCY_ADMIN)
    assert set(play.case.owed) == {"check"}
    with pytest.raises(NotAllowed, match="this is for the System Administrator to do"):
        play.do("complete", AGENCY_ADMIN, CHECKED)


def test_complete_on_june_1_counsel_cannot_approve_before_june_8() -> None:
    play = in_review()
    consent(play)
    play.wait(last_moment(6, 7))
    with pytest.raises(NotAllowed, match=r"3\.4-le-v-counsel: not yet: possible from June 8, 2026"):
        play.do("approve", COUNSEL, APPROVED)
    play.wait(local(6, 8, 0))
    play.do("approve", COUNSEL, APPROVED)
    assert play.case.state == "OFFERED"


def test_day_0_is_the_day_on_which_counsel_received_the_complete_request() -> None:
    play = received()
    play.wait(local(6, 5))
    play.do("complete", SYSTEM_ADMIN, CHECKED, on=date(2026, 6, 2))
    assert play.due("counsel") == date(2026, 6, 16)


def test_counsel_is_due_by_the_last_moment_of_june_15() -> None:
    play = in_review()
    consent(play)
    play.wait(last_moment(6, 15))
    play.do("approve", COUNSEL, APPROVED)
    assert play.case.state == "OFFERED"


def test_a_setting_lifts_the_floor_of_seven_days() -> None:
    play = in_review(policy=Policy("no floor", date(2026, 1, 1), Policy.le_floor_enforced.to(False)))
    play.do("approve", COUNSEL, APPROVED)
    assert set(play.case.owed) == {"consent:balance"}


def test_counsel_may_refuse_at_any_time() -> None:
    play = in_review()
    play.do("refuse", COUNSEL, REFUSED)
    assert play.case.state == "REFUSED"
    late = in_review()
    late.wait(local(6, 20))
    late.do("refuse", COUNSEL, REFUSED)
    assert late.case.state == "REFUSED"


def test_silence_is_never_a_release_and_escalates() -> None:
    play = in_review()
    consent(play)
    decisions = play.wait(local(8, 1))
    assert play.case.state == "RUN_OUT"
    ran_out = date(2026, 6, 16)
    assert told(decisions, "enforcement-run-out") == [(ran_out, ICA_DIRECTOR), (ran_out, COUNSEL)]
    assert told(decisions, "overdue") == [(date(2026, 6, 24), MANAGING_DIRECTOR)]
    with pytest.raises(NotAllowed):
        play.do("approve", COUNSEL, APPROVED)


def test_after_day_14_icas_director_restarts_the_review_and_the_consents_stand() -> None:
    play = in_review(asked(**BOTH))
    play.do("consent", COC_BALANCE, CONSENTED, party="balance")
    play.wait(local(6, 17))
    play.do("consent", COC_CHITTENDEN, CONSENTED, party="chittenden")
    with pytest.raises(NotAllowed, match="this is for the ICA director to do"):
        play.do("restart", COUNSEL, Restart(why="late"))
    play.do("restart", ICA_DIRECTOR, Restart(why="Counsel was away."))
    assert (set(play.case.owed), play.due("counsel")) == ({"counsel"}, date(2026, 7, 1))
    play.wait(local(6, 23))
    with pytest.raises(NotAllowed, match="not yet: possible from June 24"):
        play.do("approve", COUNSEL, APPROVED)
    play.wait(local(6, 24))
    play.do("approve", COUNSEL, APPROVED)
    assert play.case.state == "OFFERED"


def test_the_continuums_consent_runs_beside_counsels_review() -> None:
    play = in_review()
    assert set(play.case.owed) == {"counsel", "consent:balance"}
    play.wait(local(6, 9))
    play.do("approve", COUNSEL, APPROVED)
    assert play.case.state == "IN_REVIEW"
    play.do("consent", COC_BALANCE, CONSENTED, party="balance")
    assert play.case.state == "OFFERED"


def test_records_in_both_continua_need_both_consents() -> None:
    play = in_review(asked(**BOTH))
    play.wait(local(6, 9))
    play.do("approve", COUNSEL, APPROVED)
    play.do("consent", COC_BALANCE, CONSENTED, party="balance")
    assert (play.case.state, set(play.case.owed)) == ("IN_REVIEW", {"consent:chittenden"})
    play.do("consent", COC_CHITTENDEN, CONSENTED, party="chittenden")
    assert (play.case.state, set(play.case.owed)) == ("OFFERED", {f"answer:{OTTER}", f"answer:{MAPLE}"})


def test_a_continuum_whose_records_are_not_asked_is_kept_out() -> None:
    play = in_review()
    with pytest.raises(NotAllowed):
        play.do("consent", COC_CHITTENDEN, CONSENTED, party="chittenden")


def test_with_all_six_conditions_met_the_agency_still_decides() -> None:
    play = offered()
    play.wait(local(12, 1))
    assert (play.case.state, set(play.case.owed)) == ("OFFERED", {f"answer:{OTTER}"})
    decide(play, "decline", DECLINED)
    assert play.case.state == "DECLINED"


def test_each_agency_decides_for_itself_and_only_what_is_released_is_logged() -> None:
    play = offered(asked(**BOTH))
    decision = decide(play, "release", RELEASED, MAPLE)
    assert decision.effects == (
        LogDisclosure(
            "Det. R. Cole", "Entry and exit dates", "written request that meets all conditions",
            "3.4-le-written-may", date(2026, 6, 10),
        ),
    )  # fmt: skip
    assert set(play.case.owed) == {f"answer:{OTTER}"}
    assert decide(play, "decline", DECLINED, OTTER).effects == ()
    assert play.case.state == "RELEASED"


@pytest.mark.parametrize(
    ("field", "clause", "words"),
    [
        ("signed", "3.4-le-i-signed", "signed the request"),
        ("material", "3.4-le-ii-material", "relevant and material"),
        ("identified", "3.4-le-iii-identify", "identifies the information"),
        ("limited", "3.4-le-iv-limited", "specific and limited"),
        ("approved", "3.4-le-v-counsel", "counsel has approved"),
        ("consented", "3.4-le-vi-coc", "written consent of the CoC"),
        ("deidentified", "3.4-le-cite-146", "de-identified information could not be used"),
        ("lawful", "3.4-le-ethics", "applicable law and standards of ethical conduct"),
    ],
)
def test_a_release_form_with_five_of_six_conditions_is_refused_naming_the_sixth(
    field: str, clause: str, words: str
) -> None:
    play = offered()
    with pytest.raises(NotAllowed) as refused:
        decide(play, "release", msgspec.structs.replace(RELEASED, **{field: False}))
    (reason,) = refused.value.refusals
    assert (reason.clause, reason.field) == (clause, field)
    assert words in reason.sentence
    assert play.case.state == "OFFERED"


def test_nobody_else_releases() -> None:
    play = offered()
    for role in (SYSTEM_ADMIN, ICA_DIRECTOR, COUNSEL, AGENCY_ADMIN):
        with pytest.raises(NotAllowed, match="this is for the agency executive director to do"):
            play.do("release", role, RELEASED)


def test_an_agency_whose_data_are_not_asked_releases_nothing() -> None:
    with pytest.raises(NotAllowed, match="each agency whose data are asked"):
        decide(offered(), "release", RELEASED, MAPLE)


def test_the_official_may_withdraw_at_any_time() -> None:
    for play in (received(), in_review(), offered()):
        play.do("withdraw", SYSTEM_ADMIN, Withdrawn(withdrawn_on=play.now.date()))
        assert (play.case.state, play.case.owed) == ("WITHDRAWN", {})


def test_of_a_withdrawal_the_continua_hear_only_if_the_complete_request_was_theirs_to_consent_to() -> None:
    for play, heard in ((received(), False), (in_review(), True)):
        withdrawn = play.do("withdraw", SYSTEM_ADMIN, Withdrawn(withdrawn_on=play.now.date()))
        hearers = {notice.to for notice in withdrawn.notices}
        assert hearers >= {COUNSEL, AGENCY_DIRECTOR, AGENCY_ADMIN}
        assert (COC_BALANCE in hearers) is heard


def test_a_request_says_whose_data_are_asked() -> None:
    with pytest.raises(NotAllowed) as refused:
        received(asked(agencies=()))
    assert refused.value.first.field == "agencies"
