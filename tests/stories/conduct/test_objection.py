"""P19: an objection to a first or second finding goes to the Committee's next meeting, and decides nothing before."""

from datetime import date

import pytest

from tests.stories.conduct.violations import found, meetings, notified, record
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import AddAgendaItem, ReinstateLicense
from workflows.facts.revoking import RevokeFinding
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, USER, Role
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.following import Done, Told, TrainingGiven
from workflows.manual.conduct.violation.objecting import FindingObjection, ObjectionDecision
from workflows.trying.simulate import Play

HEARD = {USER, AGENCY_DIRECTOR, AGENCY_ADMIN}
DECIDED = ObjectionDecision(decided_on=date(2026, 4, 14), grounds="The log shows another user.")


def objection(day: date, **more: str) -> FindingObjection:
    return FindingObjection(grounds="It was not me.", received_on=day, **more)


def told(findings: int = 0, **more: object) -> Play:
    return notified(record(findings, may_object=True, suspended_on=date(2026, 4, 1), **more))


def objected(play: Play, by: Role = SYSTEM_ADMIN, day: date = date(2026, 4, 3)) -> Play:
    play.now = local(day.month, day.day, 12)
    play.do("object" if by is AGENCY_ADMIN else "take-objection", by, objection(day))
    return play


@pytest.mark.parametrize("by", [SYSTEM_ADMIN, AGENCY_ADMIN])
@pytest.mark.parametrize("findings", [0, 1])
def test_an_objection_goes_on_the_agenda_of_the_next_meeting_and_stops_no_clock(findings: int, by: Role) -> None:
    play = told(findings)
    ends = play.due("term-first" if findings == 0 else "term-second")
    decision = objected(play, by).decisions[-1]
    assert AddAgendaItem("Objection to the finding in this case", since=date(2026, 4, 3)) in decision.effects
    assert {notice.to for notice in decision.notices if notice.template == "finding-objected"} == HEARD
    assert play.due("objection") == date(2026, 4, 14)
    assert play.due("term-first" if findings == 0 else "term-second") == ends


def test_the_finding_stands_and_nothing_changes() -> None:
    play = objected(told())
    play.now = local(4, 14, 15)
    decision = play.do("let-finding-stand", SYSTEM_ADMIN, DECIDED)
    assert {notice.to for notice in decision.notices if notice.template == "finding-stands"} == HEARD
    assert play.case.state == "FIRST"
    assert "objection" not in play.case.owed


@pytest.mark.parametrize("findings", [0, 1])
def test_a_revoked_finding_ends_its_suspension_and_wellsky_follows(findings: int) -> None:
    play = told(findings, shown_suspended=True)
    play.do("confirm-suspension", SYSTEM_ADMIN, Done(done_on=date(2026, 4, 1)))
    objected(play)
    play.now = local(4, 14, 15)
    decision = play.do("revoke-finding", SYSTEM_ADMIN, DECIDED)
    assert RevokeFinding() in decision.effects
    assert ReinstateLicense("the Committee revoked the finding") in decision.effects
    assert {notice.to for notice in decision.notices if notice.template == "finding-revoked"} == HEARD
    assert set(play.case.owed) == {"reinstatement"}
    play.do("confirm-reinstatement", SYSTEM_ADMIN, Done(done_on=date(2026, 4, 14)))
    assert play.case.state == "TAKEN_BACK"


def test_a_late_objection_is_heard_only_where_ica_says_why() -> None:
    play = told(1)
    play.now = local(5, 4, 9)
    with pytest.raises(NotAllowed, match="within 30 days of the written notice"):
        play.do("object", AGENCY_ADMIN, objection(date(2026, 5, 4)))
    with pytest.raises(NotAllowed, match="say why it is heard all the same"):
        play.do("take-objection", SYSTEM_ADMIN, objection(date(2026, 5, 4)))
    play.do("take-objection", SYSTEM_ADMIN, objection(date(2026, 5, 4), late="In the hospital until May 2."))
    assert "objection" in play.case.owed


def test_while_one_waits_there_is_no_other_and_none_before_the_notice() -> None:
    play = objected(told())
    with pytest.raises(NotAllowed):
        play.do("object", AGENCY_ADMIN, objection(date(2026, 4, 3)))
    with pytest.raises(NotAllowed):
        found(record(may_object=True)).do("take-objection", SYSTEM_ADMIN, objection(date(2026, 4, 1)))


def test_the_committee_decides_at_a_meeting_after_the_objection() -> None:
    play = objected(told())
    play.now = local(4, 15, 9)
    with pytest.raises(NotAllowed, match="enter the day of the meeting"):
        play.do("revoke-finding", SYSTEM_ADMIN, ObjectionDecision(decided_on=date(2026, 4, 13), grounds="Wrong."))


def finished(play: Play) -> Play:
    """Let all that follows a first violation be done by the day after the meeting."""
    play.now = local(4, 15, 9)
    play.do("record-training", SYSTEM_ADMIN, TrainingGiven(held_on=date(2026, 4, 10), what="Passwords"))
    play.do("report", SYSTEM_ADMIN, Told(told_on=date(2026, 4, 14)))
    play.do("confirm-suspension", SYSTEM_ADMIN, Done(done_on=date(2026, 4, 1)))
    return play


def test_a_case_waits_for_objections_as_long_as_they_can_be_made_and_then_for_the_committee() -> None:
    play = finished(told(shown_suspended=False))
    play.learn(meetings(local(4, 14, 13), local(5, 12, 13)))
    play.wait(local(5, 1, 12))
    objected(play, day=date(2026, 5, 1))
    play.wait(local(5, 8))
    assert set(play.case.owed) == {"objection"}
    play.now = local(5, 12, 15)
    play.do("let-finding-stand", SYSTEM_ADMIN, ObjectionDecision(decided_on=date(2026, 5, 12), grounds="The log."))
    assert play.case.state == "CLOSED"


def test_cases_from_before_close_as_they_did() -> None:
    play = finished(notified(ConductRecord(licensed_since=date(2024, 1, 8), shown_suspended=False)))
    play.wait(local(5, 2))
    assert play.case.state == "CLOSED"
