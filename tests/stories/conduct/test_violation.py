"""P19: the first two tiers, in the manual's sentences."""

from datetime import date

import pytest

from tests.stories.conduct.violations import (
    ABOUT_AGENCY,
    ALLEGED,
    FINDING,
    alleged,
    found,
    meetings,
    notified,
    record,
    remedied,
)
from tests.workflows.moments import local
from workflows.engine.cases import Decision, NotAllowed
from workflows.facts.effects import AddAgendaItem, RecordFinding, ReinstateLicense, SuspendLicense
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CHAIR, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.law.value import changed
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.alleging import Dismissal
from workflows.manual.conduct.violation.following import Done, Letter, NoMeeting, Told, TrainingGiven
from workflows.manual.conduct.violation.remedies import OtherRemedy

NOTICE = Letter(sent_on=date(2026, 4, 1))
TAUGHT = TrainingGiven(held_on=date(2026, 4, 10), what="Passwords")
TOLD = Told(told_on=date(2026, 4, 14))


def told_of(decision: Decision) -> set[tuple[str, str]]:
    return {(notice.template, notice.duty) for notice in decision.notices}


def test_a_first_violation_suspends_from_the_notice_through_day_30() -> None:
    decision = found().do("send-notice", SYSTEM_ADMIN, NOTICE)
    assert [vars(each)["until"] for each in decision.effects] == [date(2026, 5, 1)]
    assert {told.to for told in decision.notices} == {USER, AGENCY_DIRECTOR, AGENCY_ADMIN}


def test_reinstatement_comes_at_the_first_moment_of_may_2() -> None:
    play = notified()
    play.wait(local(5, 1, 23, 59))
    assert play.case.state == "FIRST"
    play.wait(local(5, 2, 0))
    assert play.case.state == "AFTERCARE"
    (lifted,) = (each for each in play.decisions if ReinstateLicense("its term is over") in each.effects)
    assert lifted.at == local(5, 2, 0)


def test_the_agencys_report_ends_a_first_suspension_the_day_ica_receives_it() -> None:
    play = notified()
    play.now = local(4, 10)
    assert ReinstateLicense("the remedy was reported") in remedied(play, date(2026, 4, 10)).effects
    assert play.case.state == "AFTERCARE"


def test_by_a_setting_no_report_ends_it_early() -> None:
    play = notified(policy=Policy("strict", date(2026, 1, 1), Policy.v1_early_lift.to("never")))
    assert remedied(play, date(2026, 4, 1)).effects == ()
    assert play.case.state == "FIRST"


def test_a_second_violation_is_served_to_the_end_whatever_is_remedied() -> None:
    play = notified(record(1))
    play.now = local(4, 10)
    remedied(play, date(2026, 4, 10))
    play.wait(local(5, 1, 23, 59))
    assert play.case.state == "SECOND"
    play.wait(local(5, 2, 0))
    assert play.case.state == "AFTERCARE"


def test_an_unremedied_second_suspension_runs_on_with_a_reminder_each_month() -> None:
    play = notified(record(1))
    reminders = [each for each in play.wait(local(8, 3)) if ("still-overdue", "remedy-second") in told_of(each)]
    assert play.case.state == "SECOND"
    assert [(each.at.month, each.at.day) for each in reminders] == [(6, 2), (7, 2), (8, 2)]
    remedied(play, date(2026, 8, 3))
    assert play.case.state == "AFTERCARE"


def test_another_agency_may_report_for_a_person_who_moved() -> None:
    play = notified(record(1))
    play.wait(local(5, 4))
    other = OtherRemedy(agency_name="Maple Street", action="Trained anew", received_on=date(2026, 5, 4))
    play.do("accept-remedy", SYSTEM_ADMIN, other)
    assert play.case.state == "AFTERCARE"


def test_a_late_notice_lengthens_nothing() -> None:
    play = found()
    play.wait(local(4, 8))
    decision = play.do("send-notice", SYSTEM_ADMIN, Letter(sent_on=date(2026, 4, 8)))
    assert isinstance(decision.effects[0], SuspendLicense)
    assert play.due("term-first") == date(2026, 5, 8)


def test_icas_director_hears_when_the_notice_is_not_out_after_three_days() -> None:
    told = [notice for each in found().wait(local(4, 5, 0)) for notice in each.notices]
    assert ("overdue", ICA_DIRECTOR) in [(notice.template, notice.to) for notice in told]


def test_no_remedy_can_be_reported_before_the_notice() -> None:
    with pytest.raises(NotAllowed, match="that cannot be done now"):
        remedied(found(), date(2026, 4, 1))
    play = notified()
    play.now = local(4, 2)
    with pytest.raises(NotAllowed, match="the remedy is reported after the written notice") as refused:
        remedied(play, date(2026, 3, 31))
    assert refused.value.first.field == "received_on"


def test_a_violation_is_found_only_of_who_held_a_license_that_day() -> None:
    with pytest.raises(NotAllowed, match=r"^2\.8-scope: a violation is found of a user"):
        found(ConductRecord(licensed_since=None))
    with pytest.raises(NotAllowed, match=r"^2\.8-scope"):
        found(changed(record(), ended=(date(2026, 3, 19),)))
    assert found(changed(record(), ended=(date(2026, 3, 20),))).case.state == "FOUND"


def test_who_holds_no_license_any_more_is_not_retrained_and_is_again_who_comes_back() -> None:
    play = notified()
    assert "train" in play.case.owed
    play.learn(changed(record(), ended=(date(2026, 4, 3),), gone=True))
    assert "train" not in play.case.owed
    play.learn(record())
    assert "train" in play.case.owed


def test_findings_count_not_allegations() -> None:
    decision = found(record(1)).decisions[2]
    assert next(each for each in decision.effects if isinstance(each, RecordFinding)).tier == 2
    play = alleged(record(1))
    assert play.do("dismiss", SYSTEM_ADMIN, Dismissal(why="The password was never shared.")).effects == ()


def test_the_first_two_stand_on_the_agenda_by_number_and_nature_only() -> None:
    effects = found().decisions[2].effects
    assert AddAgendaItem("A shared password") in effects
    assert {told.to for each in found().decisions for told in each.notices} & {COMMITTEE, CHAIR} == set()


def test_the_committee_is_told_at_the_next_meeting_and_when_it_moves_so_does_that() -> None:
    play = notified()
    assert play.due("committee") == date(2026, 4, 14)
    play.learn(meetings(local(5, 6, 13)))
    assert play.due("committee") == date(2026, 5, 6)
    play.learn(meetings(local(4, 8, 13), local(5, 6, 13)))
    assert play.due("committee") == date(2026, 4, 8)


def test_the_committee_is_told_on_the_day_of_a_meeting_after_the_finding_and_on_no_other() -> None:
    play = notified()
    play.now = local(4, 20, 14)
    for day in (date(2026, 4, 5), date(2026, 4, 13), date(2026, 4, 20)):
        with pytest.raises(NotAllowed, match=r"^2\.8-v1-advisory: the Committee did not meet on that day") as refused:
            play.do("report", SYSTEM_ADMIN, Told(told_on=day))
        assert refused.value.first.field == "told_on"
    play.do("report", SYSTEM_ADMIN, TOLD)
    assert "committee" not in play.case.owed


def test_that_none_is_scheduled_is_said_again_until_one_is() -> None:
    play = notified()
    play.learn(meetings())
    play.do("explain", SYSTEM_ADMIN, NoMeeting(why="The chair is away until May."))
    assert "meeting" in play.case.owed
    warned = [each.at for each in play.wait(local(9, 1)) for told in each.notices if told.duty == "meeting"]
    assert len(warned) > 3
    play.learn(meetings(local(9, 9, 13)))
    assert "meeting" not in play.case.owed


def test_with_no_meeting_scheduled_somebody_is_told() -> None:
    play = notified()
    play.learn(meetings())
    assert "meeting" in play.case.owed
    assert play.due("committee") is None
    play.learn(meetings(local(6, 3, 13)))
    assert "meeting" not in play.case.owed


def test_suspending_and_reinstating_in_wellsky_are_confirmed_by_somebody() -> None:
    play = notified()
    assert "suspension" in play.case.owed
    play.do("confirm-suspension", SYSTEM_ADMIN, Done(done_on=date(2026, 4, 1)))
    play.now = local(4, 10)
    remedied(play, date(2026, 4, 10))
    assert "reinstatement" in play.case.owed
    play.do("record-training", SYSTEM_ADMIN, TAUGHT)
    play.now = local(4, 14, 14)
    play.do("report", SYSTEM_ADMIN, TOLD)
    assert play.case.state == "AFTERCARE"
    play.do("confirm-reinstatement", SYSTEM_ADMIN, Done(done_on=date(2026, 4, 14)))
    assert play.case.state == "CLOSED"


def test_nothing_is_reinstated_in_wellsky_while_another_bar_stands() -> None:
    play = notified()
    play.do("confirm-suspension", SYSTEM_ADMIN, Done(done_on=date(2026, 4, 1)))
    play.learn(changed(_conduct(play.case.forms[ConductRecord]), barred_otherwise=True))
    remedied(play, date(2026, 4, 1))
    assert "reinstatement" not in play.case.owed
    play.learn(changed(_conduct(play.case.forms[ConductRecord]), barred_otherwise=False))
    assert "reinstatement" in play.case.owed


def _conduct(form: object) -> ConductRecord:
    assert isinstance(form, ConductRecord)
    return form


def test_an_agencys_first_violation_that_names_no_user_suspends_nobody() -> None:
    play = notified(about=ABOUT_AGENCY)
    assert play.case.state == "AFTERCARE"
    assert not any(isinstance(each, SuspendLicense) for decision in play.decisions for each in decision.effects)


def test_users_whom_an_agencys_finding_names_are_suspended() -> None:
    named = changed(FINDING, named=("kim@example.org",))
    effects = notified(finding=named, about=ABOUT_AGENCY).decisions[-1].effects
    assert [each.named for each in effects if isinstance(each, SuspendLicense)] == [("kim@example.org",)]
    with pytest.raises(NotAllowed, match="only a finding about an agency names users besides"):
        found(finding=named)


def test_an_agencys_second_violation_is_chased_monthly_until_it_is_remedied() -> None:
    play = notified(record(1), about=ABOUT_AGENCY)
    assert play.case.state == "SECOND"
    assert "term-second" not in play.case.owed
    told = [each for each in play.wait(local(6, 3)) if ("still-overdue", "remedy-second") in told_of(each)]
    assert len(told) == 1
    remedied(play, date(2026, 6, 3))
    assert play.case.state == "AFTERCARE"


def test_an_allegation_names_a_user_or_an_agency() -> None:
    with pytest.raises(NotAllowed, match=r"^2\.8-complaint-content"):
        alleged(about=changed(ALLEGED, user=None))
    with pytest.raises(NotAllowed, match=r"^2\.8-complaint-content"):
        alleged(about=changed(ABOUT_AGENCY, user="kim@example.org"))
