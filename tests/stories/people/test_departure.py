"""2.1: an agency tells ICA within 48 hours when a user no longer needs access, and the user's license ends."""

from datetime import UTC, date, datetime

import pytest

from tests.stories.clients.clients import told
from tests.stories.people.leavers import FRIDAY, MONDAY, SUNDAY, confirmed, heard, noticed
from tests.workflows.moments import local
from workflows.answers.reading import read
from workflows.engine.cases import Decision, NotAllowed
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CLOCK,
    COMMITTEE,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
    USER,
    Role,
)
from workflows.law.setting import Origin
from workflows.manual.people.departure import PROCESS, Disabled
from workflows.manual.people.departure.ending import DisableInWellSky, EndLicense, EndRoles
from workflows.manual.people.departure.notice import NOTICE_DUE, Mistake, Reason, Teller
from workflows.manual.people.standing import PersonStanding
from workflows.telling.timeline import is_late, title
from workflows.trying.simulate import Play

LEFT = (EndRoles(when=True), EndLicense("the user leaves the agency"))


def timeline(play: Play) -> list[str]:
    return [title(each, play.policy) for each in play.decisions if each.steps]


def came_late(play: Play) -> bool:
    return is_late(play.decisions[-1], play.policy)


def due(play: Play, key: str) -> datetime:
    receipt = play.case.owed[key].receipt
    assert receipt is not None
    return receipt.ends


def ended(decision: Decision) -> tuple[str, tuple[object, ...]]:
    return decision.after.state, decision.effects


# The 48 hours


def test_after_a_last_need_on_friday_at_five_the_48_consecutive_hours_end_on_sunday_at_five() -> None:
    assert due(heard(), "notice") == SUNDAY


def test_the_receipt_says_48_hours_since_the_last_moment_of_need_by_the_manuals_number() -> None:
    receipt = heard().case.owed["notice"].receipt
    assert receipt is not None
    assert (receipt.rule, receipt.day, receipt.skipped) == (
        "48 hours since last moment of need", date(2026, 1, 4), ())  # fmt: skip
    assert [(each.value, each.origin) for each in receipt.numbers][:2] == [
        ("48", Origin.MANUAL), ("yes", Origin.READING)]  # fmt: skip


def test_the_night_on_which_clocks_change_neither_adds_nor_takes_an_hour() -> None:
    play = noticed(local(3, 7, 18), last_need=local(3, 7, 17))
    receipt = NOTICE_DUE.reckon(play.case.known(play.policy, play.now), play.now.date())
    assert receipt is not None
    assert receipt.ends == datetime(2026, 3, 9, 22, tzinfo=UTC) == local(3, 9, 18)


def test_a_desk_that_reads_the_hours_as_those_of_working_days_counts_on_past_the_weekend() -> None:
    working = Policy("working days", date(2016, 1, 1), Policy.hours_are_consecutive.to(False))
    play = noticed(local(1, 6, 16, 59), policy=working)
    receipt = NOTICE_DUE.reckon(play.case.known(working, play.now), play.now.date())
    assert receipt is not None
    assert (receipt.ends, receipt.skipped) == (local(1, 6, 17), (date(2026, 1, 3), date(2026, 1, 4)))
    assert not came_late(play)


def test_the_number_of_hours_is_the_editions() -> None:
    sooner = Policy("sooner", date(2016, 1, 1), Policy.departure_notice_hours.to(24))
    assert not came_late(noticed(local(1, 3, 16, 59), policy=sooner))
    assert came_late(noticed(local(1, 3, 17, 1), policy=sooner))


# A notice in time, and one that is late


def test_a_notice_on_sunday_before_five_is_in_time_and_ends_the_license() -> None:
    play = noticed(local(1, 4, 16, 59))
    assert ended(play.decisions[-1]) == ("ENDED", LEFT)
    assert timeline(play) == ["License ended; notice given"]


def test_a_notice_one_minute_after_the_hours_is_late() -> None:
    assert came_late(noticed(local(1, 4, 17, 1)))


def test_the_notice_on_monday_at_nine_is_late_is_shown_as_late_and_is_taken_all_the_same() -> None:
    play = noticed(MONDAY)
    assert ended(play.decisions[-1]) == ("ENDED", LEFT)
    assert timeline(play) == ["License ended; notice given, late"]


def test_a_late_notice_sanctions_nobody() -> None:
    play = noticed(local(6, 1))
    play.wait(local(12, 31))
    effects = {type(effect) for each in play.decisions for effect in each.effects}
    assert effects == {EndRoles, EndLicense}  # no finding, no suspension, and no case of violation
    everything = {type(effect) for _, step, _ in PROCESS.arrows() for effect in step.effects}
    assert everything == {EndRoles, EndLicense, DisableInWellSky}


def test_a_call_to_ica_on_saturday_that_is_entered_on_monday_was_in_time() -> None:
    assert not came_late(noticed(MONDAY, SYSTEM_ADMIN, told_on=date(2026, 1, 3)))
    assert came_late(noticed(local(1, 7), SYSTEM_ADMIN, told_on=date(2026, 1, 5)))


def test_nobody_was_told_in_the_future() -> None:
    with pytest.raises(NotAllowed, match="that day lies in the future") as refused:
        noticed(MONDAY, told_on=date(2026, 1, 6))
    assert refused.value.first.field == "told_on"


def test_ica_is_told_of_the_notice_and_the_user_and_the_agency_of_the_end() -> None:
    day = date(2026, 1, 5)
    assert told(noticed(MONDAY).decisions) == [
        (day, "departure-noticed", SYSTEM_ADMIN), (day, "license-ended", USER), (day, "license-ended", AGENCY_DIRECTOR),
        (day, "license-ended", AGENCY_ADMIN)]  # fmt: skip


# A notice ahead


def test_a_notice_ahead_is_in_time_and_the_license_ends_at_the_named_moment_and_not_earlier() -> None:
    play = noticed(local(12, 29, year=2025))
    assert ended(play.decisions[-1]) == ("LEAVING", ())
    assert play.wait(local(1, 2, 16, 59)) == []
    (end,) = play.wait(FRIDAY)
    assert (end.at, end.actor, ended(end)) == (FRIDAY, CLOCK, ("ENDED", LEFT))
    assert timeline(play) == ["Notice given ahead of time", "License ended"]


def test_after_an_outage_of_a_week_a_license_noticed_ahead_still_ended_at_its_moment_and_in_time() -> None:
    play = noticed(local(12, 29, year=2025))
    play.now = local(1, 9)
    end = play.wait(local(1, 9))[0]
    assert end.rung is not None
    assert (end.rung.at, end.after.state) == (FRIDAY, "ENDED")


def test_the_user_is_told_when_the_license_has_ended_and_not_before() -> None:
    play = noticed(local(12, 29, year=2025))
    assert told(play.decisions) == [(date(2025, 12, 29), "departure-noticed", SYSTEM_ADMIN)]
    assert told(play.wait(FRIDAY)) == [
        (date(2026, 1, 2), "license-ended", USER), (date(2026, 1, 2), "license-ended", AGENCY_DIRECTOR),
        (date(2026, 1, 2), "license-ended", AGENCY_ADMIN)]  # fmt: skip


@pytest.mark.parametrize("role", [AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN])
def test_a_mistaken_notice_is_withdrawn_before_the_license_has_ended(role: Role) -> None:
    play = noticed(local(12, 29, year=2025))
    withdrawn = play.do("stays", role, Mistake(why="Ned stays until spring."))
    assert ended(withdrawn) == ("WITHDRAWN", ())
    assert {notice.to for notice in withdrawn.notices} == {SYSTEM_ADMIN, AGENCY_ADMIN, AGENCY_DIRECTOR}
    assert play.wait(local(2, 1)) == []


def test_a_license_that_has_ended_is_not_revived_by_a_withdrawal() -> None:
    play = noticed(MONDAY)
    with pytest.raises(NotAllowed, match=r"that cannot be done now: the license ended$"):
        play.do("stays", AGENCY_ADMIN, Mistake(why="Ned stays."))


# Who gives it, and for whom


@pytest.mark.parametrize("role", [AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, ICA_DIRECTOR])
def test_the_director_the_designee_and_ica_for_them_give_the_notice(role: Role) -> None:
    assert came_late(noticed(by=role))


@pytest.mark.parametrize("role", [USER, COMMITTEE])
def test_nobody_else_gives_it(role: Role) -> None:
    with pytest.raises(NotAllowed, match="this is for the Agency Administrator or the System Administrator to do"):
        noticed(by=role)


def test_who_is_no_user_of_the_agency_is_refused_beside_the_address() -> None:
    with pytest.raises(NotAllowed, match=r"^2\.1-departure-48h: nobody with this address holds a license") as refused:
        noticed(standing=PersonStanding(licensed_here=False, licensed_before=True))
    assert refused.value.first.field == "user"


def test_who_only_changes_jobs_keeps_the_roles_at_the_agency() -> None:
    decision = noticed(reason=Reason.JOB).decisions[-1]
    assert decision.effects == (EndLicense("the user stays, in a job that does not need HMIS"),)


def test_a_moment_says_its_zone() -> None:
    facts = {"last_need": "2026-01-02T17:00", "disabled_on": "2026-01-05"}
    form = next(step.form for step in PROCESS.openings)
    assert form is not None
    with pytest.raises(NotAllowed) as refused:
        read(form, facts, "2.1-departure-48h")
    assert "last_need" in {each.field for each in refused.value.refusals}


# What ICA hears otherwise


def test_what_ica_hears_otherwise_ends_nothing_and_the_director_owes_the_notice() -> None:
    play = heard()
    assert ended(play.decisions[-1]) == ("AWAITED", ())
    assert told(play.decisions) == [
        (date(2026, 1, 3), "departure-heard", AGENCY_DIRECTOR), (date(2026, 1, 3), "departure-heard", AGENCY_ADMIN)]  # fmt: skip


def test_when_the_hours_have_passed_the_director_and_ica_are_told_and_nobody_is_sanctioned() -> None:
    play = heard()
    assert told(play.wait(local(1, 20))) == [
        (date(2026, 1, 4), "overdue", AGENCY_DIRECTOR),
        (date(2026, 1, 4), "overdue", SYSTEM_ADMIN),
        (date(2026, 1, 12), "overdue", ICA_DIRECTOR),
    ]
    assert play.case.state == "AWAITED"
    assert not any(each.effects for each in play.decisions)


@pytest.mark.parametrize("role", [AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN])
def test_the_director_the_designee_or_ica_for_them_answers_it(role: Role) -> None:
    play = heard()
    play.wait(MONDAY)
    assert ended(confirmed(play, role).decisions[-1]) == ("ENDED", LEFT)
    assert timeline(play)[-1] == "License ended; notice given, late"


def test_the_agency_may_know_better_when_the_last_moment_is() -> None:
    play = heard()
    play.wait(MONDAY)
    assert confirmed(play, AGENCY_DIRECTOR, local(1, 9, 17)).case.state == "LEAVING"
    assert play.wait(local(1, 9, 16, 59)) == []
    assert ended(play.wait(local(1, 9, 17))[-1]) == ("ENDED", LEFT)


def test_whether_a_notice_is_late_goes_by_the_last_moment_of_need_that_it_names_itself() -> None:
    play = heard()
    play.wait(MONDAY)
    assert timeline(confirmed(play, AGENCY_DIRECTOR, local(1, 3, 17)))[-1] == "License ended; notice given"


def test_that_ica_heard_of_it_late_is_nobodys_lateness() -> None:
    assert not came_late(heard(local(1, 20)))


def test_the_agency_may_say_that_the_user_still_needs_access() -> None:
    play = heard()
    assert ended(play.do("stays", AGENCY_DIRECTOR, Mistake(why="Ned stays."))) == ("WITHDRAWN", ())


def test_an_agency_does_not_say_that_ica_heard_it_elsewhere() -> None:
    with pytest.raises(NotAllowed) as refused:
        noticed(by=AGENCY_ADMIN, source=Teller.ELSEWHERE)
    assert refused.value.first.clause == "2.1-departure-48h"


# ICA disables the account


def test_ica_disables_the_account_by_its_own_target_and_confirms_it() -> None:
    play = noticed(local(12, 29, year=2025))
    play.wait(FRIDAY)
    assert due(play, "disable") == local(1, 3, 17)
    play.wait(local(1, 3))
    done = play.do("disable", SYSTEM_ADMIN, Disabled(disabled_on=date(2026, 1, 3)))
    assert ended(done) == ("DISABLED", (DisableInWellSky(),))
    assert title(done, FIRST_EDITION) == "Account disabled in WellSky"


def test_after_a_late_notice_the_target_counts_from_the_day_of_the_notice() -> None:
    assert due(noticed(MONDAY), "disable") == local(1, 7, 0)


def test_an_account_that_is_not_disabled_in_time_is_told_to_icas_director_and_sanctions_nobody() -> None:
    play = noticed(MONDAY)
    assert told(play.wait(local(3, 1))) == [
        (date(2026, 1, 7), "overdue", ICA_DIRECTOR),
        (date(2026, 2, 6), "still-overdue", SYSTEM_ADMIN),
        (date(2026, 2, 6), "still-overdue", ICA_DIRECTOR),
    ]
    assert play.case.state == "ENDED"


def test_only_ica_confirms_it() -> None:
    with pytest.raises(NotAllowed, match="this is for the System Administrator to do"):
        noticed().do("disable", AGENCY_ADMIN, Disabled(disabled_on=date(2026, 1, 5)))
