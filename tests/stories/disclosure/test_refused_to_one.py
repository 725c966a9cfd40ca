"""3.4, use 6b: counsel permits the release by one agency and refuses another's."""

import pytest

from tests.stories.disclosure.officials import APPROVED, MAPLE, OTTER, RELEASED, asked, consent, decide, in_review
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.law_enforcement.reviewing import NotHere


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
