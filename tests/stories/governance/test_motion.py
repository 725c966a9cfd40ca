"""1, 2.1, 5: a member moves something, the chair puts it to the vote, and the Committee decides with a quorum, at a meeting or by circulation."""

from datetime import date
from typing import Any

import pytest

from tests.stories.governance.motions import FIVE, MARCH_2, committee, moved, put, vote
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import AddAgendaItem, ReportAgendaItem
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import CHAIR, COMMITTEE, SYSTEM_ADMIN
from workflows.manual.conduct.committee import MeetingCalendar
from workflows.manual.governance.motion import PROCESS
from workflows.manual.governance.motion.moving import AskForElement, EndElement, MotionKind
from workflows.manual.governance.motion.putting import Manner
from workflows.manual.governance.motion.voting import Ballot
from workflows.sight.reading import readers_of_answer
from workflows.trying.simulate import Play

FOR, AGAINST, ABSTAIN = Ballot.FOR, Ballot.AGAINST, Ballot.ABSTAIN
MARCH_9, MARCH_10 = date(2026, 3, 9), date(2026, 3, 10)
ELEMENT: dict[str, Any] = {
    "kind": MotionKind.ADD_ELEMENT,
    "element": "Zip code of last address",
    "who_for": "All programs",
    "from_on": date(2026, 10, 1),
}


def reported(play: Play) -> list[ReportAgendaItem]:
    return [each for each in play.decisions[-1].effects if isinstance(each, ReportAgendaItem)]


def test_what_is_moved_goes_on_the_agenda_and_the_chair_puts_it_to_the_vote() -> None:
    play = moved()
    assert AddAgendaItem("Training twice a year") in play.decisions[-1].effects
    assert {notice.to for notice in play.decisions[-1].notices} == {CHAIR, SYSTEM_ADMIN}
    assert set(play.case.owed) == {"put"}
    assert play.due("put") == date(2026, 3, 16)


def test_at_a_meeting_nobody_votes_before_its_day_and_the_chair_closes_the_vote_with_a_quorum() -> None:
    play = put(moved())
    assert play.due("vote:1") == MARCH_10
    with pytest.raises(NotAllowed):
        vote(play, m1=FOR)
    play.wait(local(3, 10, 13))
    vote(play, m1=FOR, m2=FOR)
    with pytest.raises(NotAllowed, match="no quorum"):
        play.do("close-vote", CHAIR)
    vote(play, m3=AGAINST)
    play.do("close-vote", CHAIR)
    assert play.case.state == "ADOPTED"
    assert reported(play) == [ReportAgendaItem("Adopted: for 2, against 1", between=False)]


def test_by_circulation_the_votes_are_counted_once_all_are_in_or_the_last_day_is_over() -> None:
    everybody = vote(put(moved(), until=MARCH_9), m1=FOR, m2=FOR, m3=FOR, m4=AGAINST)
    assert everybody.case.state == "OPEN"
    vote(everybody, m5=ABSTAIN)
    assert everybody.case.state == "ADOPTED"
    assert reported(everybody) == [ReportAgendaItem("Adopted: for 3, against 1, abstained 1", between=True)]
    some = vote(put(moved(), until=MARCH_9), m1=FOR, m2=AGAINST, m3=AGAINST)
    some.wait(local(3, 9, 23, 59))
    assert some.case.state == "OPEN"
    some.wait(local(3, 10, 0, 1))
    assert some.case.state == "REJECTED"


def test_a_vote_by_circulation_lasts_seven_days_at_least_and_names_its_last_day() -> None:
    with pytest.raises(NotAllowed):
        put(moved(), until=date(2026, 3, 8))
    play = put(moved(), until=MARCH_9)
    with pytest.raises(NotAllowed):
        play.do("close-vote", CHAIR)  # only a meeting is closed by its chair


@pytest.mark.parametrize(
    ("cast", "state"),
    [
        ({"m1": FOR, "m2": FOR, "m3": AGAINST, "m4": AGAINST}, "REJECTED"),  # a tie adopts nothing
        ({"m1": FOR, "m2": ABSTAIN, "m3": ABSTAIN}, "ADOPTED"),  # who abstains counts for the quorum
        ({"m1": FOR, "m2": FOR}, "CHAIRED"),  # two are no quorum of five
    ],
)
def test_with_a_quorum_more_votes_for_it_than_against_it_adopt_it(cast: dict[str, Any], state: str) -> None:
    play = vote(put(moved(), until=MARCH_9), **cast)
    play.wait(local(3, 10, 1))
    assert play.case.state == state


def test_without_a_quorum_the_chair_puts_it_again_or_drops_it() -> None:
    play = vote(put(moved(), until=MARCH_9), m1=FOR)
    play.wait(local(3, 10, 1))
    put(play, Manner.SECRET, date(2026, 3, 20))
    vote(play, Manner.SECRET, m2=FOR, m3=AGAINST)
    play.wait(local(3, 21, 1))
    assert play.case.state == "CHAIRED"  # the open vote of the first round is none of the secret one
    assert "let-rest" in {step.name for step, _ in PROCESS.ways_in("CHAIRED")}


def test_who_stands_aside_has_no_vote_and_fewer_members_make_a_quorum() -> None:
    play = moved(MARCH_2, "1", "2", "3", "4")  # the fifth stands aside
    vote(put(play, until=MARCH_9), m1=FOR, m2=FOR, m3=FOR)
    with pytest.raises(NotAllowed):
        vote(play, m5=AGAINST)
    play.learn(committee("1", "2", "3"))
    assert play.case.state == "ADOPTED"  # all who may vote have voted


def test_an_open_vote_is_read_at_once_a_named_one_after_the_count_and_a_secret_one_never() -> None:
    def reads(step: str, *, counted: bool) -> bool:
        return "committee" in readers_of_answer(PROCESS, step, "2", FIRST_EDITION, counted=counted)

    assert [reads(step, counted=False) for step in ("vote", "vote-by-name", "vote-in-secret")] == [True, False, False]
    assert [reads(step, counted=True) for step in ("vote", "vote-by-name", "vote-in-secret")] == [True, True, False]


def test_whoever_moved_it_votes_like_every_member_and_nobody_votes_for_another() -> None:
    duty = PROCESS.duty("vote")
    assert duty is not None
    assert (duty.consents, bool(duty.by_another)) == (True, False)
    play = put(moved(), until=MARCH_9)
    with pytest.raises(NotAllowed):
        play.do("vote", SYSTEM_ADMIN, party="2")
    assert set(play.case.owed) == {f"vote:{each}" for each in FIVE} | {"term"}


# "... the minimally required data elements established by the HMIS Advisory Committee in accordance with HUD."


def test_an_element_that_is_adopted_is_on_the_list_from_its_first_day_and_ends_by_another_motion() -> None:
    play = vote(put(moved(**ELEMENT), until=MARCH_9), m1=FOR, m2=FOR, m3=FOR, m4=FOR, m5=FOR)
    added = AskForElement("Zip code of last address", "All programs", date(2026, 10, 1), when=True)
    assert added in play.decisions[-1].effects
    ends = {**ELEMENT, "kind": MotionKind.END_ELEMENT, "from_on": date(2027, 10, 1)}
    play = vote(
        put(moved(names=("Zip code of last address",), **ends), until=MARCH_9), m1=FOR, m2=FOR, m3=FOR, m4=FOR, m5=FOR
    )
    assert EndElement("Zip code of last address", date(2027, 10, 1), when=True) in play.decisions[-1].effects


def test_only_what_is_on_the_list_ends_and_only_what_is_not_is_added() -> None:
    with pytest.raises(NotAllowed):
        moved(names=("zip code of LAST address",), **ELEMENT)
    with pytest.raises(NotAllowed):
        moved(**{**ELEMENT, "kind": MotionKind.END_ELEMENT})
    with pytest.raises(NotAllowed):
        moved(**{**ELEMENT, "from_on": None})


def test_a_meeting_that_moves_takes_the_vote_along() -> None:
    play = put(moved())
    assert {notice.to for notice in play.decisions[-1].notices} == {COMMITTEE, CHAIR}
    play.learn(MeetingCalendar(starts=(local(3, 17, 13),)))
    assert play.due("vote:1") == date(2026, 3, 17)
