"""P19: the third tier and what comes after it, in the manual's sentences."""

from datetime import date

import pytest

from tests.stories.conduct.violations import (
    ABOUT_AGENCY,
    ALLEGED,
    COMMITTEE_OF_FIVE,
    FINDING,
    GRAVE,
    all_vote,
    alleged,
    found,
    notified,
    record,
    vote,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import (
    AddAgendaItem,
    DecideFinding,
    OpenCase,
    RecordFinding,
    ReinstateLicense,
    SuspendLicense,
    TerminateLicense,
)
from workflows.grammar.events import THE_CLOCK, Act
from workflows.law.policy import Policy
from workflows.law.roles import CHAIR, COC_BALANCE, COC_CHITTENDEN, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.conduct.committee import Committee
from workflows.manual.conduct.conduct_record import Seen
from workflows.manual.conduct.violation import PROCESS
from workflows.manual.conduct.violation.following import Done, Letter
from workflows.manual.conduct.violation.third import Chaired, Judgment, Ruling
from workflows.manual.conduct.violation.vote import Ballot, Vote
from workflows.trying.simulate import Play

KEEP, SUSPEND, TERMINATE, ABSTAIN = Ballot.KEEP, Ballot.SUSPEND, Ballot.TERMINATE, Ballot.ABSTAIN


def test_at_the_third_the_license_is_suspended_and_the_committee_told_at_once() -> None:
    decision = found(record(2), GRAVE).decisions[2]
    assert any(isinstance(each, SuspendLicense) for each in decision.effects)
    assert {notice.to for notice in decision.notices} == {COMMITTEE, CHAIR}
    assert decision.after.state == "THIRD"


def test_ica_proposes() -> None:
    with pytest.raises(NotAllowed, match="at the third tier ICA proposes to the Committee") as refused:
        found(record(2), FINDING)
    assert refused.value.first.field == "proposal"


def test_each_member_owes_one_vote_and_may_change_it_until_the_count() -> None:
    play = notified(record(2), GRAVE)
    assert {key for key in play.case.owed if key.startswith("vote:")} == {f"vote:{n}" for n in range(11, 16)}
    vote(play, "11", KEEP)
    assert "vote:11" not in play.case.owed
    vote(play, "11", TERMINATE)
    assert play.case.answers["vote"] == {"11": Vote(choice=TERMINATE)}
    assert play.case.state == "THIRD"


def test_who_stands_aside_has_no_vote() -> None:
    play = notified(record(2), GRAVE)
    with pytest.raises(NotAllowed, match="each member of the Committee who may vote"):
        vote(play, "99", KEEP)
    play.learn(changed(COMMITTEE_OF_FIVE, members=("11", "12", "13", "14")))
    with pytest.raises(NotAllowed, match="each member"):
        vote(play, "15", KEEP)


def test_nobody_votes_after_the_count() -> None:
    play = notified(record(2), GRAVE)
    all_vote(play, KEEP, KEEP, KEEP)
    play.now = local(4, 4, 9)
    closed = play.do("close-vote", CHAIR)
    assert ("vote-closed", COMMITTEE) in {(notice.template, notice.to) for notice in closed.notices}
    with pytest.raises(NotAllowed, match="that cannot be done now"):
        vote(play, "14", TERMINATE)


def test_the_chair_closes_no_vote_without_a_quorum() -> None:
    play = notified(record(2), GRAVE)
    all_vote(play, KEEP, KEEP)
    with pytest.raises(NotAllowed, match="the vote has no quorum yet"):
        play.do("close-vote", CHAIR)


def test_a_tie_goes_back_to_the_chair_who_puts_the_question_again() -> None:
    play = notified(record(2), GRAVE)
    all_vote(play, KEEP, KEEP, TERMINATE, TERMINATE, ABSTAIN)
    assert play.case.state == "CHAIRED"
    assert [(told.template, told.to) for told in play.decisions[-1].notices] == [
        ("vote-counted", COMMITTEE), ("vote-counted", CHAIR), ("vote-undecided", CHAIR),
    ]  # fmt: skip
    play.do("vote-again", CHAIR, Chaired(why="Weigh the remorse."))
    all_vote(play, KEEP, KEEP, KEEP, TERMINATE, ABSTAIN)
    assert play.case.state == "KEPT"


def test_a_question_that_is_put_again_after_day_30_has_a_term_of_its_own() -> None:
    play = notified(record(2), GRAVE)
    play.wait(local(5, 4))  # day 30 is May 1
    all_vote(play, KEEP, KEEP, TERMINATE, TERMINATE, ABSTAIN)
    play.wait(local(5, 6))
    play.do("vote-again", CHAIR, Chaired(why="Weigh the remorse."))
    assert {play.due(f"vote:{member}") for member in COMMITTEE_OF_FIVE.members} == {date(2026, 5, 20)}
    told = [
        (each.at, notice.template)
        for each in play.wait(local(5, 20, 23, 59))
        for notice in each.notices
        if "vote:" in notice.duty
    ]
    assert {template for _, template in told} == {"reminder"}
    assert [each.notices[0].template for each in play.wait(local(5, 21, 0))] == ["overdue"] * 5


def test_a_license_kept_on_may_20_is_back_on_june_4() -> None:
    play = _pending_since_may_4()
    play.wait(local(5, 20))
    all_vote(play, KEEP, KEEP, KEEP, KEEP, TERMINATE)
    assert DecideFinding("kept") in play.decisions[-1].effects
    play.wait(local(6, 3, 23, 59))
    assert play.case.state == "KEPT"
    play.wait(local(6, 4, 0))
    assert play.case.state == "RETRAINING"


def test_a_license_kept_on_june_15_is_back_that_day() -> None:
    play = _pending_since_may_4()
    play.wait(local(6, 15))
    all_vote(play, KEEP, KEEP, KEEP, KEEP, TERMINATE)
    lifted = play.wait(local(6, 15, 11))
    assert any(isinstance(effect, ReinstateLicense) for each in lifted for effect in each.effects)
    assert play.case.state == "RETRAINING"


def _pending_since_may_4() -> Play:
    play = found(record(2), GRAVE)
    play.wait(local(5, 4))
    play.do("send-notice", SYSTEM_ADMIN, Letter(sent_on=date(2026, 5, 4)))
    return play


def test_silence_neither_ends_nor_keeps_the_license_and_goes_to_the_chair_and_both_continua() -> None:
    play = _pending_since_may_4()
    told = [told for each in play.wait(local(9, 1)) for told in each.notices if told.template == "overdue"]
    assert play.case.state == "THIRD"
    late = {each.to for each in told if each.duty != "statement"}  # which ICA asks for
    assert late == {CHAIR, COC_BALANCE, COC_CHITTENDEN}


def test_a_majority_for_it_ends_the_license() -> None:
    play = notified(record(2), GRAVE)
    all_vote(play, TERMINATE, TERMINATE, TERMINATE, KEEP, KEEP)
    assert TerminateLicense(whole_agency=False) in play.decisions[-1].effects
    play.do("confirm-termination", SYSTEM_ADMIN, Done(done_on=date(2026, 4, 1)))
    play.do("send-decision", SYSTEM_ADMIN, Letter(sent_on=date(2026, 4, 1)))
    assert play.case.state == "TERMINATED"


def test_of_a_user_the_committee_does_not_vote_to_suspend_an_agency() -> None:
    with pytest.raises(NotAllowed, match="only an agency is suspended"):
        vote(notified(record(2), GRAVE), "11", SUSPEND)


def test_conduct_after_a_kept_license_ends_it_once_icas_director_confirms() -> None:
    kept = changed(record(3), kept=(date(2026, 3, 19),))
    play = found(kept)
    assert play.case.state == "CONFIRMING"
    decision = play.do("confirm", ICA_DIRECTOR, Judgment(grounds="It is as alleged."))
    assert TerminateLicense() in decision.effects
    assert COMMITTEE in {told.to for told in decision.notices}


def test_older_conduct_found_later_is_put_to_icas_director_and_nothing_is_automatic() -> None:
    kept = changed(record(3), kept=(date(2026, 3, 20),))
    play = found(kept)
    assert play.case.state == "OLDER"
    assert not any(isinstance(each, SuspendLicense | TerminateLicense) for each in play.decisions[2].effects)
    play.do("record-only", ICA_DIRECTOR, Judgment(grounds="The Committee knew of it."))
    assert play.case.state == "RETRAINING"


def test_a_finding_made_while_the_third_is_pending_joins_its_papers() -> None:
    play = found(changed(record(3), pending=True))
    assert play.case.state == "JOINED"
    assert DecideFinding("joined") in play.decisions[2].effects


def test_conduct_after_a_kept_license_ends_it_also_while_an_older_case_is_before_the_committee() -> None:
    kept = changed(record(4), kept=(date(2026, 3, 19),), pending=True)
    assert found(kept).case.state == "CONFIRMING"
    assert found(changed(kept, kept=(date(2026, 3, 20),))).case.state == "JOINED"


def test_conduct_after_the_first_of_two_kept_licenses_ends_it() -> None:
    kept_twice = changed(record(4), kept=(date(2025, 6, 1), date(2026, 3, 25)))
    assert found(kept_twice).case.state == "CONFIRMING"


def test_a_breach_of_law_found_with_counsels_note_starts_at_the_third_tier() -> None:
    with pytest.raises(NotAllowed, match=r"^2\.8-law-violation"):
        found(record(), changed(GRAVE, law=True))
    play = found(record(), changed(GRAVE, law=True, counsel_note="18 USC 1030, says counsel."))
    assert play.case.state == "THIRD"
    assert next(each for each in play.decisions[2].effects if isinstance(each, RecordFinding)).tier == 3


TWO_EACH = tuple(Seen(user=user, on=day) for user in (1, 2) for day in (date(2026, 1, 9), date(2026, 2, 9)))


def test_three_users_with_two_findings_each_in_a_year_put_the_agency_at_the_third_tier() -> None:
    first_of_kim = Seen(user=0, on=date(2026, 1, 20))
    effects = found(record(1, at_agency=(*TWO_EACH, first_of_kim))).decisions[2].effects
    (opened,) = (each for each in effects if isinstance(each, OpenCase))
    assert (opened.process, opened.step, opened.about_person) == ("P19", "agency-wide", False)


def test_violations_of_two_calendar_years_only_warn() -> None:
    first_of_kim = Seen(user=0, on=date(2025, 12, 20))
    play = found(record(1, at_agency=(*TWO_EACH, first_of_kim)))
    assert not any(isinstance(each, OpenCase) for each in play.decisions[2].effects)
    assert "pattern" in play.case.owed


def test_the_day_it_happened_counts_not_the_day_it_was_found() -> None:
    seen = (*TWO_EACH, Seen(user=0, on=date(2026, 11, 1)))
    play = alleged(record(1, at_agency=seen))
    play.wait(local(2, 10, year=2027))
    decision = play.do("find", SYSTEM_ADMIN, changed(FINDING, occurred_on=date(2026, 12, 30)))
    assert any(isinstance(each, OpenCase) for each in decision.effects)


def agency_wide() -> Play:
    """Return the case of an agency at the third tier, before the Committee."""
    play = Play(PROCESS, local(4, 1))
    play.learn(record(), COMMITTEE_OF_FIVE)
    play.fire(Act("agency-wide", THE_CLOCK, (ABOUT_AGENCY,)))
    assert not any(isinstance(each, SuspendLicense) for each in play.decisions[-1].effects)
    play.do("propose", ICA_DIRECTOR, GRAVE)
    play.do("send-notice", SYSTEM_ADMIN, Letter(sent_on=date(2026, 4, 1)))
    return play


def test_the_committee_decides_length_and_scope_before_all_licenses_are_touched() -> None:
    play = agency_wide()
    all_vote(play, SUSPEND, SUSPEND, SUSPEND, KEEP, KEEP)
    with pytest.raises(NotAllowed, match="at least 30 days"):
        play.do("rule", CHAIR, Ruling(until=date(2026, 4, 30), scope="All users"))
    with pytest.raises(NotAllowed, match="If it should be longer, the Committee can terminate the licenses"):
        play.do("rule", CHAIR, Ruling(until=date(2126, 5, 15), scope="All users"))
    with pytest.raises(NotAllowed, match="at most 1095 days"):
        play.do("rule", CHAIR, Ruling(until=date(2029, 4, 1), scope="All users"))
    decision = play.do("rule", CHAIR, Ruling(until=date(2026, 5, 15), scope="All users"))
    assert SuspendLicense(date(2026, 5, 15), whole_agency=True) in decision.effects  # type: ignore[arg-type]
    play.wait(local(5, 16, 0))
    assert play.case.state == "RETRAINING"


def test_the_longest_suspension_of_an_agency_ends_on_the_last_day_that_the_setting_leaves() -> None:
    play = agency_wide()
    all_vote(play, SUSPEND, SUSPEND, SUSPEND, KEEP, KEEP)
    play.do("rule", CHAIR, Ruling(until=date(2029, 3, 31), scope="All users"))
    assert play.case.state == "AGENCY_SUSPENDED"


def test_members_tied_to_the_agency_are_no_part_of_the_quorum() -> None:
    play = notified(record(2), GRAVE)
    play.learn(Committee(members=("11", "12", "13", "14"), chair="", seats=6, with_floor=True))
    all_vote(play, KEEP, KEEP, KEEP)
    play.now = local(4, 4, 9)
    play.do("close-vote", CHAIR)
    assert play.case.state == "KEPT"


def test_an_agencys_next_violation_goes_back_to_the_committee() -> None:
    assert found(record(3), GRAVE, ABOUT_AGENCY).case.state == "THIRD"
    assert ALLEGED.violator is not ABOUT_AGENCY.violator


def test_by_a_setting_the_day_it_was_found_counts() -> None:
    edition = Policy("found", date(2026, 1, 1), Policy.agency_window_basis.to("found"))
    late = tuple(changed(each, found=date(2027, 1, 5)) for each in TWO_EACH)
    first_of_kim = Seen(user=0, on=date(2026, 1, 20), found=date(2026, 1, 25))
    known = record(1, at_agency=(*late, first_of_kim))
    assert not any(isinstance(each, OpenCase) for each in found(known, policy=edition).decisions[2].effects)
    assert any(isinstance(each, OpenCase) for each in found(known).decisions[2].effects)


def test_by_a_setting_an_agenda_says_nothing_but_the_number() -> None:
    edition = Policy("terse", date(2026, 1, 1), Policy.advisory_report_detail.to("number"))
    assert AddAgendaItem("A violation") in found(policy=edition).decisions[2].effects
