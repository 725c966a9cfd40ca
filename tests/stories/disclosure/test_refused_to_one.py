"""3.4, use 6b: counsel permits the release by one agency and refuses another's."""

import pytest

from tests.stories.disclosure.officials import (
    APPROVED,
    DECLINED,
    MAPLE,
    OTTER,
    REFUSED,
    RELEASED,
    asked,
    consent,
    decide,
    in_review,
    offered,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.law_enforcement.permitted import NotHere
from workflows.manual.disclosure.law_enforcement.reviewing import Restart
from workflows.trying.simulate import Play

NOT_HERE = NotHere(why="Its records are under 42 CFR Part 2.")
TWO = asked(agencies=(OTTER, MAPLE))


def test_counsel_may_refuse_the_release_by_one_agency_and_approve_the_others() -> None:
    play = in_review(asked(agencies=(OTTER, MAPLE)))
    play.wait(local(6, 10))
    consent(play)
    refused = play.do("refuse-one", COUNSEL, NotHere(why="Its records are under 42 CFR Part 2."), party=MAPLE)
    assert {(each.to, each.duty) for each in refused.notices} == {
        (ICA_DIRECTOR, ""), (SYSTEM_ADMIN, ""),
        (AGENCY_DIRECTOR, f"refuse-one:{MAPLE}"), (AGENCY_ADMIN, f"refuse-one:{MAPLE}"),
    }  # fmt: skip
    approved = play.do("approve", COUNSEL, APPROVED)
    assert (play.case.state, set(play.case.owed)) == ("OFFERED", {f"answer:{OTTER}"})
    assert {each.duty for each in approved.notices if each.to is AGENCY_DIRECTOR} == {f"offer:{OTTER}"}
    with pytest.raises(NotAllowed):
        decide(play, "release", RELEASED, MAPLE)


def test_who_would_refuse_the_release_by_every_agency_refuses_the_whole() -> None:
    play = in_review(asked(agencies=(OTTER, MAPLE)))
    play.do("refuse-one", COUNSEL, NotHere(why="Its records are under 42 CFR Part 2."), party=MAPLE)
    with pytest.raises(NotAllowed, match="refuse the release as a whole"):
        play.do("refuse-one", COUNSEL, NotHere(why="So are these."), party=OTTER)


def refuse_one(play: Play, agency: str) -> set[tuple[str, str]]:
    """Let counsel refuse the release by one agency, and return who is told under which part of the step."""
    told = play.do("refuse-one", COUNSEL, NOT_HERE, party=agency).notices
    return {(each.to.key, each.duty) for each in told if each.template == "enforcement-refused-one"}


def test_counsel_may_refuse_one_agency_after_the_approval_until_it_has_released() -> None:
    play = offered(TWO)
    assert (AGENCY_DIRECTOR.key, f"refuse-one:{MAPLE}") in refuse_one(play, MAPLE)
    assert set(play.case.owed) == {f"answer:{OTTER}"}
    with pytest.raises(NotAllowed):
        decide(play, "release", RELEASED, MAPLE)
    decide(play, "release", RELEASED, OTTER)
    assert play.case.state == "RELEASED"


def test_what_an_agency_has_given_out_is_not_refused_any_more() -> None:
    play = offered(TWO)
    decide(play, "release", RELEASED, OTTER)
    with pytest.raises(NotAllowed):
        refuse_one(play, OTTER)
    with pytest.raises(NotAllowed, match="refuse the release by each of the others"):
        play.do("refuse", COUNSEL, REFUSED)
    refuse_one(play, MAPLE)
    assert play.case.state == "RELEASED"


def test_counsel_may_refuse_the_only_agency_that_is_left_to_decide() -> None:
    play = offered(TWO)
    decide(play, "decline", DECLINED, OTTER)
    refuse_one(play, MAPLE)
    assert play.case.state == "DECLINED"


def test_counsel_may_refuse_the_whole_release_after_the_approval() -> None:
    play = offered()
    told = play.do("refuse", COUNSEL, REFUSED).notices
    assert (play.case.state, {each.to for each in told} >= {AGENCY_DIRECTOR, SYSTEM_ADMIN, ICA_DIRECTOR}) == (
        "REFUSED",
        True,
    )


def test_counsel_may_refuse_one_agency_once_the_time_of_the_review_has_run_out() -> None:
    play = in_review(TWO)
    play.wait(local(6, 16))
    assert play.case.state == "RUN_OUT"
    refuse_one(play, MAPLE)
    assert play.case.state == "RUN_OUT"
    play.do("restart", ICA_DIRECTOR, Restart(why="Counsel was away."))
    play.wait(local(6, 24))
    consent(play)
    play.do("approve", COUNSEL, APPROVED)
    assert set(play.case.owed) == {f"answer:{OTTER}"}
