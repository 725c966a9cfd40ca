"""2.1: agency administrators watch access. Every quarter each agency says of each of its users whether they still work with HMIS."""

from datetime import date

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.facts.effects import OpenCase
from workflows.grammar.events import THE_CLOCK, Act
from workflows.grammar.recurring import Months, Period
from workflows.law.levels import Level
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, STAND_IN, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.people.access_level.asking import AccessWanted, ArtChange
from workflows.manual.people.coordinated_services.asking import Work
from workflows.manual.people.departure.notice import Departure, Reason, Teller
from workflows.manual.people.users_review import PROCESS
from workflows.manual.people.users_review.answering import AgencyConfirmed, Goes, NoLongerNeeded, UsersStaying
from workflows.manual.people.users_review.other_work import OtherAccess, WorkElsewhere
from workflows.manual.people.users_review.users import UserHere, UsersHere, is_idle
from workflows.trying.simulate import Play

KIM = UserHere("Kim Roe", "kim@example.org", date(2024, 5, 6), last_log_on=date(2026, 3, 30))
ANN = UserHere("Ann One", "ann@example.org", date(2025, 1, 6), last_log_on=date(2025, 12, 31))
QUARTERS = Months(3)
IN_JANUARY = date(2026, 1, 12)
CONFIRMED = AgencyConfirmed(notice_posted=True, information=True)


def asked(
    *users: UserHere, month: int = 4, policy: Policy = FIRST_EDITION, confirmed_on: date | None = IN_JANUARY
) -> Play:
    play = Play(PROCESS, local(month, 1, 0), policy)
    period = QUARTERS.containing(play.now.date())
    play.fire(
        Act(
            "begin",
            THE_CLOCK,
            (period, UsersHere(agency="pathways", users=users or (KIM, ANN), confirmed_on=confirmed_on)),
        )
    )
    return play


def still_here(play: Play, *addresses: str) -> None:
    play.do("confirm-users", AGENCY_ADMIN, UsersStaying(staying=addresses))


def goes(play: Play, user: str = ANN.address, why: Goes = Goes.LEAVES) -> tuple[OpenCase, ...]:
    other = "lakeshore" if why is Goes.MOVES else None
    said = NoLongerNeeded(user=user, goes=why, last_need=local(4, 30, 17), moves_to=other)
    done = play.do("report-departure", AGENCY_ADMIN, said)
    return tuple(each for each in done.effects if isinstance(each, OpenCase))


def test_who_moves_moves_to_an_agency() -> None:
    play = asked()
    said = NoLongerNeeded(user=ANN.address, goes=Goes.MOVES, last_need=local(4, 30, 17), moves_to="pathways")
    for where, why in ((None, "to which other agency the user moves"), ("pathways", "the one that they leave")):
        with pytest.raises(NotAllowed, match=why):
            play.do("report-departure", AGENCY_ADMIN, changed(said, moves_to=where))


def test_another_level_and_work_for_another_agency_begin_their_own_cases() -> None:
    play = asked()
    level = OtherAccess(user=ANN.address, level=Level.CASE_MANAGER_2, art=ArtChange.ADD, why="She reports now.")
    (opened,) = (each for each in play.do("report-access", AGENCY_ADMIN, level).effects if isinstance(each, OpenCase))
    assert (opened.process, opened.forms, opened.person) == (
        "P06",
        (AccessWanted(agency="pathways", user=ANN.address, level=level.level, art=level.art, why=level.why),),
        ANN.address,
    )
    lent = WorkElsewhere(user=ANN.address, other="lakeshore", work=Work.REPORT, purpose="Counts",
                         begins=date(2026, 5, 1), ends=date(2026, 12, 31))  # fmt: skip
    (opened,) = (
        each for each in play.do("report-elsewhere", AGENCY_DIRECTOR, lent).effects if isinstance(each, OpenCase)
    )
    assert (opened.process, opened.person) == ("P08", ANN.address)
    with pytest.raises(NotAllowed, match="holds no license"):
        play.do("report-access", AGENCY_ADMIN, changed(level, user="nobody@example.org"))


def test_a_review_ends_with_the_last_license() -> None:
    play = asked(month=1)
    before = play.case
    play.learn(UsersHere(agency="pathways"))
    for each in following(before, play.case, play.now, play.policy):
        assert isinstance(each, Act)
        play.fire(each)
    assert play.case.state == "REVIEWED"


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31)),
        (date(2026, 11, 1), date(2026, 10, 1), date(2026, 12, 31)),  # the clocks go back
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_quarter_is_three_months_from_january(day: date, begins: date, ends: date) -> None:
    assert QUARTERS.containing(day) == Period(begins_on=begins, ends_on=ends)


def test_one_quarter_follows_the_other_over_the_end_of_a_year() -> None:
    last = QUARTERS.containing(date(2026, 12, 31))
    assert QUARTERS.after(last) == Period(begins_on=date(2027, 1, 1), ends_on=date(2027, 3, 31))


def test_where_months_do_not_divide_a_year_its_last_period_ends_with_it() -> None:
    assert Months(5).containing(date(2026, 12, 1)) == Period(begins_on=date(2026, 11, 1), ends_on=date(2026, 12, 31))


def test_the_agency_ticks_each_user_within_fourteen_days_and_the_review_is_over() -> None:
    play = asked()
    assert play.due("users") == date(2026, 4, 15)
    still_here(play, KIM.address, ANN.address)
    assert play.case.state == "REVIEWED"


def test_who_is_neither_ticked_nor_reported_is_named() -> None:
    with pytest.raises(NotAllowed) as refused:
        still_here(asked(), KIM.address)
    assert "Ann One" in refused.value.first.sentence
    assert "Kim Roe" not in refused.value.first.sentence


def test_nobody_is_ticked_who_holds_no_license_there() -> None:
    with pytest.raises(NotAllowed, match="holds no license"):
        still_here(asked(), KIM.address, ANN.address, "bo@example.org")


def test_whoever_leaves_is_reported_with_the_answer_by_the_rules_of_a_departure() -> None:
    play = asked()
    (opened,) = goes(play)
    (departure,) = opened.forms if isinstance(opened.forms, tuple) else ()
    assert (opened.process, opened.step, opened.person) == ("P04", "reviewed", ANN.address)
    assert departure == Departure(
        agency="pathways", user=ANN.address, last_need=local(4, 30, 17), reason=Reason.LEAVES, source=Teller.AGENCY,
        told_on=date(2026, 4, 1),
    )  # fmt: skip


def test_whoever_moves_to_another_agency_leaves_this_one() -> None:
    (opened,) = goes(asked(), why=Goes.MOVES)
    assert isinstance(opened.forms, tuple)
    assert [each.reason for each in opened.forms if isinstance(each, Departure)] == [Reason.LEAVES]


def test_once_a_departure_is_reported_the_user_need_not_be_ticked_nor_reported_again() -> None:
    play = asked()
    goes(play)
    reported = UserHere(ANN.name, ANN.address, ANN.since, leaves=True)
    play.learn(UsersHere(agency="pathways", users=(KIM, reported), confirmed_on=IN_JANUARY))
    with pytest.raises(NotAllowed, match="reported already"):
        goes(play)
    still_here(play, KIM.address)
    assert play.case.state == "REVIEWED"


def test_if_everybody_leaves_nothing_is_left_to_tick() -> None:
    play = asked(KIM)
    goes(play, KIM.address)
    gone = UserHere(KIM.name, KIM.address, KIM.since, leaves=True)
    play.learn(UsersHere(agency="pathways", users=(gone,), confirmed_on=IN_JANUARY))
    assert play.case.state == "REVIEWED"


@pytest.mark.parametrize(
    ("month", "before"), [(1, date(2025, 1, 20)), (1, None), (4, None), (7, date(2025, 12, 31))]
)  # what January left without an answer is asked again
def test_what_is_not_confirmed_yet_in_a_year_is_asked_for_too(month: int, before: date | None) -> None:
    play = asked(month=month, confirmed_on=before)
    still_here(play, KIM.address, ANN.address)
    assert set(play.case.owed) == {"agency", "over"}
    play.do("confirm-agency", AGENCY_DIRECTOR, CONFIRMED)
    assert play.case.state == "REVIEWED"


@pytest.mark.parametrize("said", [AgencyConfirmed(notice_posted=True), AgencyConfirmed(information=True)])
def test_what_is_not_in_order_is_not_confirmed(said: AgencyConfirmed) -> None:
    with pytest.raises(NotAllowed, match="first, then confirm it"):
        asked(month=1, confirmed_on=None).do("confirm-agency", AGENCY_ADMIN, said)


@pytest.mark.parametrize("other", [SYSTEM_ADMIN, STAND_IN])
def test_nobody_says_for_an_agency_who_works_there(other: object) -> None:
    with pytest.raises(NotAllowed):
        asked().do("confirm-users", other, UsersStaying(staying=(KIM.address, ANN.address)))  # type: ignore[arg-type]


def test_silence_is_told_to_those_above_and_sanctions_nobody() -> None:
    play = asked()
    rows = play.wait(local(7, 1, 0))
    told = {notice.to for each in rows for notice in each.notices}
    assert {AGENCY_DIRECTOR, SYSTEM_ADMIN, ICA_DIRECTOR} <= told
    assert [effect for each in rows for effect in each.effects] == []
    assert play.case.state == "UNANSWERED"


def test_whoever_was_not_in_wellsky_for_a_quarter_is_pointed_out() -> None:
    today = date(2026, 4, 1)
    assert (is_idle(ANN, today, FIRST_EDITION), is_idle(KIM, today, FIRST_EDITION)) == (True, False)
