"""2.1, 2.2, 2.8: a security breach is reported by anybody, stopped, sized, told to whom the law names, and may lead to a violation case."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.stories.lateness import silence
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.by_name import TellUsers
from workflows.facts.effects import ConfirmInWellSky, OpenCase, ReinstateLicense, SuspendLicense
from workflows.law.fields import Mark, marked
from workflows.law.readers import tokens
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COMPLAINANT,
    COUNSEL,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.conduct.breach import PROCESS
from workflows.manual.conduct.breach.deciding import NoBreach, NoViolation
from workflows.manual.conduct.breach.locking import (
    AccessChecked,
    BreachAgencyTold,
    BreachLock,
    DoneThere,
    KeptLocked,
    Unlocked,
    kept_from,
)
from workflows.manual.conduct.breach.reporting import BreachReport, Kind
from workflows.manual.conduct.breach.sizing import (
    BreachAdvice,
    BreachAudit,
    Containment,
    Extent,
    LawTold,
    Measure,
    ToldByLaw,
)
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.sight.needing import readers_of_deed
from workflows.telling.timeline import is_late
from workflows.trying.simulate import Play

MORNING = local(3, 3, 8)
SPRING, FALL = local(3, 7, 20), local(10, 31, 20)  # the nights before the clocks go forward, and back
KIM = "kim@example.org"


def reported(at: datetime = MORNING, noticed: datetime = MORNING, **fields: Any) -> Play:
    play = Play(PROCESS, at)
    said = {"kind": Kind.CREDENTIALS, "noticed_at": noticed, "what": "A password was given away", "agency": "pathways"}
    play.do("report", COMPLAINANT, BreachReport(**{**said, **fields}))
    return play


def advised(play: Play, **fields: Any) -> None:
    play.do("advise", COUNSEL, BreachAdvice(**{"why": "9 V.S.A. 2435", **fields}))


def stopped(play: Play) -> None:
    play.do(
        "contain", SYSTEM_ADMIN,
        Containment(measures=frozenset({Measure.PASSWORD}), contained_on=play.now.date(), how="A new one was set"),
    )  # fmt: skip


def sized(play: Play, through: date = date(2026, 3, 3)) -> None:
    audit = BreachAudit(
        run_on=date(2026, 3, 3), covers_from=date(2026, 3, 1), covers_through=through, extent=Extent.SEEN,
        clients=3, finding="Three records were opened",
    )  # fmt: skip
    play.do("audit", SYSTEM_ADMIN, audit)


def dealt_with(play: Play, **advice: Any) -> Play:
    stopped(play)
    sized(play)
    advised(play, **advice)
    return play


def locked(play: Play) -> Play:
    play.do("lock", SYSTEM_ADMIN, BreachLock(agency="pathways", users=(KIM,), why="A stranger has the password"))
    return play


def told_in(play: Play) -> set[Role]:
    return {notice.to for notice in play.decisions[-1].notices}


# "Any suspicion of unauthorized activity should be reported to the HMIS Lead Agency."


def test_anybody_reports_and_ica_and_counsel_hear_of_it() -> None:
    play = reported(agency="")
    assert (play.case.state, told_in(play)) == ("REPORTED", {SYSTEM_ADMIN, ICA_DIRECTOR, COUNSEL})


def test_who_reported_is_masked_and_whoever_is_named_stands_aside() -> None:
    assert marked(BreachReport, Mark.MASKED) == ("reporter", "contact")
    assert marked(BreachReport, Mark.ACCUSED) == ("user",)


@pytest.mark.parametrize(
    ("noticed", "at", "late"),
    [
        (local(2, 28, 22, year=2028), local(2, 29, 21, 59, year=2028), False),
        (local(2, 28, 22, year=2028), local(2, 29, 22, year=2028), True),
        (local(12, 31, 23), local(1, 1, 22, 59, year=2027), False),
        (SPRING, local(3, 8, 20, 59), False),  # twenty-four hours, an hour later by the clock
        (SPRING, local(3, 8, 21), True),
        (FALL, local(11, 1, 18, 59), False),
        (FALL, local(11, 1, 19), True),
    ],
)
def test_a_report_after_twenty_four_hours_is_taken_and_called_late(noticed: datetime, at: datetime, late: bool) -> None:
    play = reported(at, noticed)
    assert is_late(play.decisions[-1], play.policy) is late
    assert not [effect for each in play.decisions for effect in each.effects]


# "… will use the HMIS user audit trail report to determine the extend of the breach of security"


def test_ica_stops_and_sizes_it_and_counsel_says_who_has_to_be_told_each_by_their_day() -> None:
    play = reported()
    due = {key: play.due(key) for key in play.case.owed}
    assert due == {"contain": date(2026, 3, 4), "audit": date(2026, 3, 6), "counsel": date(2026, 3, 6)}


def test_silence_reaches_those_above() -> None:
    assert silence(reported(), "contain").then == [{SYSTEM_ADMIN}, {ICA_DIRECTOR}]
    assert silence(reported(), "audit").then == [{SYSTEM_ADMIN}, {ICA_DIRECTOR}]
    assert silence(reported(), "counsel").then == [{COUNSEL}, {SYSTEM_ADMIN, ICA_DIRECTOR}]


def test_a_report_covers_no_day_that_is_still_to_come() -> None:
    with pytest.raises(NotAllowed, match="future"):
        sized(reported(), through=date(2026, 3, 4))


def test_nobody_is_told_by_law_without_a_day_and_no_day_stands_without_anybody() -> None:
    with pytest.raises(NotAllowed, match="go together"):
        advised(reported(), whom=frozenset({ToldByLaw.CLIENTS}))
    with pytest.raises(NotAllowed, match="go together"):
        advised(reported(), tell_by=date(2026, 3, 20))


def test_counsels_day_is_the_day_by_which_they_are_told_and_counsel_hears_if_it_passes() -> None:
    play = dealt_with(reported(), whom=frozenset({ToldByLaw.ATTORNEY_GENERAL}), tell_by=date(2026, 3, 17))
    assert (play.case.state, play.due("notify")) == ("TELLING", date(2026, 3, 17))
    assert silence(play, "notify").then[0] == {SYSTEM_ADMIN, COUNSEL}
    play.do("notify", SYSTEM_ADMIN, LawTold(told_on=date(2026, 3, 17), how="A letter"))
    assert play.case.state == "DECIDING"


def test_where_nobody_has_to_be_told_ica_decides_at_once() -> None:
    assert dealt_with(reported()).case.state == "DECIDING"


# A license is locked at once, by a person, and not for longer than somebody says so.


def test_a_person_locks_licenses_at_once_and_user_and_agency_are_told() -> None:
    play = locked(reported())
    effects = play.decisions[-1].effects
    assert effects == (SuspendLicense(named=(KIM,), locks=True), TellUsers("breach-license-locked", (KIM,)))
    assert told_in(play) == {AGENCY_DIRECTOR, AGENCY_ADMIN}
    assert (play.due("lock"), play.due("lock-account")) == (date(2026, 3, 6), date(2026, 3, 4))


def test_only_ica_locks_and_nothing_locks_by_itself() -> None:
    play = reported()
    play.wait(local(4, 3))
    assert not [effect for each in play.decisions for effect in each.effects]
    for hat in (COUNSEL, AGENCY_ADMIN, AGENCY_DIRECTOR):
        with pytest.raises(NotAllowed):
            play.do("lock", hat, BreachLock(agency="pathways", users=(KIM,), why="Because"))


def test_a_lock_that_is_kept_is_looked_at_anew_and_holds_the_case_open_until_it_is_lifted() -> None:
    play = dealt_with(locked(reported()))
    play.now = local(3, 6)
    play.do("keep-locked", SYSTEM_ADMIN, KeptLocked(why="The new phone is not there"))
    assert play.due("lock") == date(2026, 3, 9)
    play.do("leave", SYSTEM_ADMIN, NoViolation(why="Deceived, and told us"))
    assert play.case.state == "LOCKED"
    play.do("confirm-locked", SYSTEM_ADMIN, DoneThere(done_on=date(2026, 3, 6)))
    play.do("unlock", SYSTEM_ADMIN, Unlocked(why="It is there"))
    freed = ReinstateLicense("the lock for a security breach was lifted")
    assert play.decisions[-1].effects == (freed, TellUsers("breach-license-free", (KIM,)))
    play.do("confirm-unlocked", SYSTEM_ADMIN, DoneThere(done_on=date(2026, 3, 6)))
    confirmed = [each for decision in play.decisions for each in decision.effects if isinstance(each, ConfirmInWellSky)]
    assert confirmed == [ConfirmInWellSky(), ConfirmInWellSky(lifted=True)]
    assert play.case.state == "CLOSED"


def test_it_is_no_breach_only_once_no_license_is_locked() -> None:
    none = NoBreach(why="An old phone kept trying")
    with pytest.raises(NotAllowed, match="locked"):
        locked(reported()).do("dismiss", SYSTEM_ADMIN, none)
    play = reported()
    play.do("dismiss", SYSTEM_ADMIN, none)
    assert (play.case.state, told_in(play)) == ("UNFOUNDED", {COUNSEL})


# The agency hears of it from ICA, and checks its users' access (2.1-aa-monitor-access, 2.2-aa-security-admin).


def agency_told() -> Play:
    play = reported()
    play.do("tell-agency", SYSTEM_ADMIN, BreachAgencyTold(agency="pathways", words="Check who has access"))
    return play


def test_it_is_kept_from_the_agency_until_ica_tells_it_or_locks_a_license_there() -> None:
    for play, kept in ((reported(), True), (agency_told(), False), (locked(reported()), False)):
        assert bool(kept_from(play.case.known(play.policy, play.now))) is kept


def test_the_agency_then_checks_its_users_access_in_five_days() -> None:
    play = agency_told()
    assert play.due("check-access") == date(2026, 3, 8)
    play.do("check-access", AGENCY_ADMIN, AccessChecked(checked_on=date(2026, 3, 3), done="One leaver reported"))
    assert "check-access" not in play.case.owed


def test_the_agency_reads_what_it_is_told_and_nothing_of_what_ica_and_counsel_say() -> None:
    agency = tokens({AGENCY_ADMIN})
    assert readers_of_deed(PROCESS, "tell-agency") >= agency
    for step in ("report", "contain", "audit", "advise", "notify", "allege", "leave", "keep-locked"):
        assert not readers_of_deed(PROCESS, step) & agency, step


# What somebody did wrong


def test_a_violation_is_alleged_by_a_person_and_to_the_agency_it_ends_like_any_other() -> None:
    alleged = Allegation(
        agency="pathways", violator=Violator.USER, user=KIM, what="Gave a password away", occurred="March 3"
    )
    play = dealt_with(agency_told())
    play.do("allege", SYSTEM_ADMIN, alleged)
    opened = [each for decision in play.decisions for each in decision.effects if isinstance(each, OpenCase)]
    assert [(each.process, each.forms) for each in opened] == [("P19", (alleged,))]
    other = dealt_with(agency_told())
    other.do("leave", SYSTEM_ADMIN, NoViolation(why="Nobody did wrong"))
    assert (play.case.state, told_in(play)) == (other.case.state, told_in(other))
    assert told_in(play) == {AGENCY_ADMIN, AGENCY_DIRECTOR}
