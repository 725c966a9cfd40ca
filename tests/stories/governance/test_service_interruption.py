"""3.5, 2.2: HMIS is interrupted; ICA records it, agencies tell their users, and what was lost is entered again; ICA may move its work."""

from datetime import date
from typing import Any

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.facts.by_name import TellAgencies, TellUsers
from workflows.facts.effects import Effect
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CLOCK,
    COUNSEL,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.governance.service_interruption import PROCESS, matter
from workflows.manual.governance.service_interruption.excused import Span, days_excused
from workflows.manual.governance.service_interruption.moving import (
    MoveOffice,
    OfficeMove,
    OfficeReturn,
    ReturnToOffice,
    Site,
)
from workflows.manual.governance.service_interruption.noticing import Interrupt, Interruption, Maintenance, Reach
from workflows.manual.governance.service_interruption.restoring import (
    CallOff,
    EndInterruption,
    ExpectBack,
    NoInterruption,
    Progress,
    Restored,
    Restoring,
)
from workflows.manual.governance.service_interruption.telling_users import (
    News,
    NewsStands,
    Reentered,
    ToTell,
    UsersTold,
)
from workflows.trying.simulate import Play

EIGHT, NINE = local(3, 2, 8), local(3, 2, 9)
PAPER = "Write intakes on paper, and enter them once HMIS is back."
DOWN = Interruption(since=EIGHT, reach=Reach.ALL, advice=PAPER)
PLANNED = Maintenance(begins_at=local(3, 7, 22), ends_at=local(3, 8, 4), advice=PAPER)
MOVE = OfficeMove(
    affected=Site.MADISON, office=Site.VERMONT, moved_on=date(2026, 3, 2), reached="Call 802-555-0100", why="The office is flooded"
)  # fmt: skip


def recorded(said: Interruption = DOWN) -> Play:
    play = Play(PROCESS, NINE)
    play.do("record", SYSTEM_ADMIN, said)
    return play


def asked(news: News = News.DOWN, **fields: Any) -> Play:
    play = Play(PROCESS, NINE)
    play.learn(NewsStands())
    play.do("ask", CLOCK, ToTell(news=news, heard_at=NINE, since=EIGHT, advice=PAPER, **fields))
    return play


def moved(said: OfficeMove = MOVE) -> Play:
    play = Play(PROCESS, NINE)
    play.do("move", ICA_DIRECTOR, said)
    return play


def effects(play: Play) -> tuple[Effect, ...]:
    return play.decisions[-1].effects


def told(play: Play, template: str) -> set[Role]:
    return {notice.to for each in play.decisions for notice in each.notices if notice.template == template}


def headed(play: Play) -> str:
    return matter.read(play.case.known(play.policy, play.now))


# "All major outages are immediately brought to the attention of executive management. WellSky support staff helps manage communication or
# messaging to the System Administrator as progress is made to address the service outage."


def test_ica_records_an_interruption_and_everybody_can_read_of_it_at_once() -> None:
    play = recorded()
    assert (play.case.state, headed(play)) == ("DOWN", "Interruption of HMIS, March 2, 2026")
    assert effects(play) == (Interrupt(EIGHT, None, PAPER, partly=False),)
    assert told(play, "interruption-recorded") == {SYSTEM_ADMIN, ICA_DIRECTOR}


def test_an_interruption_is_expected_back_later_than_it_began() -> None:
    with pytest.raises(NotAllowed, match="enter a moment after the interruption began"):
        recorded(Interruption(since=EIGHT, reach=Reach.PARTS, advice=PAPER, expected_at=EIGHT))


def test_maintenance_is_announced_ahead_and_ends_after_it_begins() -> None:
    play = Play(PROCESS, NINE)
    play.do("announce", SYSTEM_ADMIN, PLANNED)
    assert (play.case.state, headed(play)) == ("ANNOUNCED", "Maintenance of HMIS, March 7, 2026")
    assert effects(play) == (Interrupt(local(3, 7, 22), local(3, 8, 4), PAPER, planned=True),)
    for fields, why in (({"ends_at": EIGHT}, "still ahead"), ({"ends_at": local(3, 7, 22)}, "after the maintenance")):
        said: dict[str, Any] = {"begins_at": PLANNED.begins_at, "ends_at": PLANNED.ends_at, "advice": PAPER, **fields}
        with pytest.raises(NotAllowed, match=why):
            Play(PROCESS, NINE).do("announce", SYSTEM_ADMIN, Maintenance(**said))


# "Priority level response (ensures downtime will not exceed 4 hours)." It may take longer; then others hear of it.


def test_at_four_hours_those_above_are_told_that_hmis_is_interrupted_still() -> None:
    play = recorded()
    receipt = play.case.owed["bring-back"].receipt
    assert receipt
    assert receipt.ends == local(3, 2, 12)
    play.wait(local(3, 2, 13))
    late = {notice.to for notice in play.decisions[-1].notices}
    assert late == {SYSTEM_ADMIN, ICA_DIRECTOR, MANAGING_DIRECTOR}


# "The database can be restored, and the site recreated within three to four hours if online backups are accessible. As a rule, a tape
# restoration can be made within six to eight hours." "For a system crash, a system restore will take four hours."


@pytest.mark.parametrize(("kind", "hours"), [(Restoring.ONLINE, 4), (Restoring.TAPE, 8), (Restoring.CRASH, 4)], ids=str)
def test_when_hmis_is_expected_back_is_reckoned_by_how_it_is_restored_unless_the_vendor_says(
    kind: Restoring, hours: int
) -> None:
    play = recorded()
    play.do("report-progress", SYSTEM_ADMIN, Progress(restoring=kind, begun_at=NINE, advice=PAPER))
    assert effects(play) == (ExpectBack(local(3, 2, 9 + hours), PAPER, None),)
    said = Progress(restoring=kind, begun_at=NINE, advice=PAPER, expected_at=local(3, 2, 20))
    play.do("report-progress", SYSTEM_ADMIN, said)
    assert effects(play) == (ExpectBack(local(3, 2, 20), PAPER, None),)


# "A restore of this backup may incur some data loss between when the backup was made and when the system failure occurred."


def test_ica_records_that_hmis_is_back_and_from_when_entries_may_be_lost() -> None:
    play = recorded()
    play.now = local(3, 2, 15)
    play.do("restore", SYSTEM_ADMIN, Restored(back_at=local(3, 2, 14), lost_hours=9))
    assert play.case.state == "BACK"
    assert effects(play) == (EndInterruption(local(3, 2, 14), local(3, 1, 23)),)
    assert told(play, "interruption-over") == {ICA_DIRECTOR}


def test_hmis_is_not_back_before_it_was_interrupted() -> None:
    with pytest.raises(NotAllowed, match="after the interruption began"):
        recorded().do("restore", SYSTEM_ADMIN, Restored(back_at=local(3, 2, 7, 59)))


def test_what_was_no_interruption_is_called_off_and_agencies_hear_that_too() -> None:
    play = recorded()
    play.do("call-off", SYSTEM_ADMIN, NoInterruption(why="One office had no internet"))
    assert (play.case.state, effects(play)) == ("CALLED_OFF", (CallOff(),))


# "Notify all users at their agency of interruptions in service."


def test_an_agencys_administrator_has_four_hours_to_tell_its_users_and_then_those_above_are_told() -> None:
    play = asked()
    receipt = play.case.owed["tell-users"].receipt
    assert receipt
    assert receipt.ends == local(3, 2, 13)
    assert told(play, "interruption-relay") == {AGENCY_ADMIN}
    play.wait(local(3, 2, 14))
    assert {notice.to for notice in play.decisions[-1].notices} == {AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN}


def test_the_desk_emails_all_users_if_the_administrator_wants_it_so() -> None:
    play = asked()
    play.do("tell-users", AGENCY_ADMIN, UsersTold(by_desk=True))
    assert play.case.state == "TOLD"
    assert effects(play) == (TellUsers("interruption-users", when=True),)
    play = asked()
    play.do("tell-users", AGENCY_ADMIN, UsersTold(how="At the morning meeting"))
    assert effects(play) == ()
    with pytest.raises(NotAllowed, match="say how they were told"):
        asked().do("tell-users", AGENCY_ADMIN, UsersTold())


def test_what_is_superseded_by_something_newer_need_not_be_told() -> None:
    play = asked()
    before = play.case
    play.learn(NewsStands(passed=True))
    for each in following(before, play.case, play.now, play.policy):
        assert isinstance(each, Act)
        play.fire(each)
    assert play.case.state == "SUPERSEDED"


def test_after_a_loss_the_agency_enters_again_what_is_missing_and_says_so() -> None:
    play = asked(News.BACK, until=NINE, lost_from=local(3, 1, 23))
    play.do("tell-users", AGENCY_ADMIN, UsersTold(by_desk=True))
    assert (play.case.state, play.due("reenter")) == ("REENTERING", date(2026, 3, 9))
    play.do("reentered", AGENCY_ADMIN, Reentered(done_on=date(2026, 3, 2)))
    assert (play.case.state, told(play, "interruption-reentered")) == ("REENTERED", {SYSTEM_ADMIN})


# What came late because of it counts as in time.

LONG = Span(since=local(3, 2, 8), ended_at=local(3, 3, 14), lost_from=local(3, 1, 23))


def test_the_days_of_an_interruption_and_of_what_it_lost_are_excused() -> None:
    found = days_excused([LONG], date(2026, 3, 1), date(2026, 3, 31), FIRST_EDITION, local(3, 31))
    assert found == {date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)}
    assert days_excused([LONG], date(2026, 3, 3), date(2026, 3, 31), FIRST_EDITION, local(3, 31)) == {date(2026, 3, 3)}


def test_one_that_is_not_over_is_excused_until_today_and_none_where_the_office_says_so() -> None:
    running = Span(since=local(3, 2, 8))
    found = days_excused([running], date(2026, 3, 1), date(2026, 3, 31), FIRST_EDITION, local(3, 3, 9))
    assert found == {date(2026, 3, 2), date(2026, 3, 3)}
    strict = Policy("strict", date(2016, 1, 1), Policy.outage_timeliness_exempt.to(False))
    assert days_excused([LONG], date(2026, 3, 1), date(2026, 3, 31), strict, local(3, 31)) == frozenset()


# "In the event of a localized emergency or disaster, ICA will shift responsibility for administering the HMIS and managing day-to-day
# operations of the system to an unaffected site."


def test_icas_director_moves_its_work_to_another_of_its_offices_and_agencies_are_told() -> None:
    play = moved()
    assert (play.case.state, headed(play)) == ("MOVED", "ICA works from Vermont")
    assert effects(play) == (MoveOffice("Vermont", MOVE.reached, date(2026, 3, 2)), TellAgencies("office-moved"))
    assert told(play, "ica-moved") == {SYSTEM_ADMIN, MANAGING_DIRECTOR, COUNSEL}
    assert FIRST_EDITION.ica_offices == ("Madison WI", "Green Bay WI", "Vermont")


def test_it_moves_to_no_office_that_cannot_work_and_to_none_that_administers_nothing() -> None:
    said = OfficeMove(
        affected=Site.VERMONT, office=Site.VERMONT, moved_on=date(2026, 3, 2), reached=MOVE.reached, why=MOVE.why
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="an office that can work"):
        moved(said)
    fewer = Policy("fewer", date(2016, 1, 1), Policy.ica_offices.to(("Madison WI", "Green Bay WI")))
    with pytest.raises(NotAllowed, match="choose one of"):
        Play(PROCESS, NINE, fewer).do("move", ICA_DIRECTOR, MOVE)


def test_after_two_weeks_the_director_looks_at_it_again_and_goes_back_when_it_can() -> None:
    play = moved()
    assert play.due("return") == date(2026, 3, 16)
    play.now = local(3, 10, 9)
    play.do("go-back", ICA_DIRECTOR, OfficeReturn(back_on=date(2026, 3, 10)))
    assert play.case.state == "RETURNED"
    assert effects(play) == (ReturnToOffice(date(2026, 3, 10)), TellAgencies("office-returned"))
