"""3.4, use 6b-vi: each Continuum consents for its own data only, and so it refuses for them only."""

import msgspec
import pytest

from tests.stories.disclosure.officials import (
    APPROVED,
    CHECKED,
    CONSENTED,
    LAKE,
    MAPLE,
    OTTER,
    REFUSED,
    RELEASED,
    asked,
    decide,
    in_review,
    received,
)
from tests.workflows.moments import local
from workflows.engine.cases import Decision, NotAllowed
from workflows.law.continua import Continuum
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
)
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.manual.disclosure.law_enforcement.handing_over import CheckOfBoth
from workflows.manual.disclosure.law_enforcement.permitted import NotHere
from workflows.trying.simulate import Play

TWO = asked(agencies=(OTTER, MAPLE))
BALANCE, CHITTENDEN = Continuum.BALANCE, Continuum.CHITTENDEN


def refuse(play: Play, continuum: Continuum) -> Decision:
    office = COC_BALANCE if continuum is BALANCE else COC_CHITTENDEN
    return play.do("refuse", office, REFUSED, party=continuum.key)


def heard(decision: Decision, template: str) -> set[tuple[str, str]]:
    return {(each.to.key, each.duty) for each in decision.notices if each.template == template}


def of_both(*agencies: str, continua: frozenset[Continuum] = frozenset(Continuum)) -> Play:
    play = received(asked(agencies=agencies))
    said = {name: getattr(CHECKED, name) for name in CHECKED.__struct_fields__}
    play.do("complete-of-both", SYSTEM_ADMIN, CheckOfBoth(**said, continua=continua))
    play.wait(local(6, 10))
    return play


def test_what_one_continuum_refuses_the_agencies_of_the_other_may_still_release() -> None:
    play = in_review(TWO)
    play.wait(local(6, 10))
    refused = refuse(play, CHITTENDEN)
    assert (play.case.state, set(play.case.owed)) == ("IN_REVIEW", {"counsel", "consent:balance"})
    assert heard(refused, "enforcement-refused-here") == {
        (AGENCY_DIRECTOR.key, f"refuse:{MAPLE}"), (AGENCY_ADMIN.key, f"refuse:{MAPLE}"),
    }  # fmt: skip
    assert {each.to for each in refused.notices if not each.duty} == {SYSTEM_ADMIN, ICA_DIRECTOR, COUNSEL}
    play.do("consent", COC_BALANCE, CONSENTED, party="balance")
    approved = play.do("approve", COUNSEL, APPROVED)
    assert (play.case.state, set(play.case.owed)) == ("OFFERED", {f"answer:{OTTER}"})
    assert {each.duty for each in approved.notices if each.to is AGENCY_DIRECTOR} == {f"offer:{OTTER}"}
    with pytest.raises(NotAllowed):
        decide(play, "release", RELEASED, MAPLE)
    assert decide(play, "release", RELEASED, OTTER).effects
    assert play.case.state == "RELEASED"


def test_where_every_continuum_refuses_the_request_is_refused() -> None:
    play = in_review(TWO)
    refuse(play, CHITTENDEN)
    whole = refuse(play, BALANCE)
    assert play.case.state == "REFUSED"
    assert {each.to for each in whole.notices} >= {SYSTEM_ADMIN, AGENCY_DIRECTOR, AGENCY_ADMIN, COUNSEL, COC_CHITTENDEN}
    alone = in_review()
    refuse(alone, BALANCE)
    assert alone.case.state == "REFUSED"


def test_counsel_refuses_one_agency_and_a_continuum_the_other_and_nothing_is_left() -> None:
    play = in_review(TWO)
    play.do("refuse-one", COUNSEL, NotHere(why="Its records are under 42 CFR Part 2."), party=OTTER)
    refuse(play, CHITTENDEN)
    assert play.case.state == "REFUSED"


def test_an_agency_of_both_may_release_what_is_of_the_continuum_that_consented_and_hears_so() -> None:
    play = of_both(LAKE)
    refused = refuse(play, CHITTENDEN)
    assert play.case.state == "IN_REVIEW"
    assert heard(refused, "enforcement-narrowed") == {
        (AGENCY_DIRECTOR.key, f"refuse:{LAKE}"), (AGENCY_ADMIN.key, f"refuse:{LAKE}"),
    }  # fmt: skip
    play.do("approve", COUNSEL, APPROVED)
    play.do("consent", COC_BALANCE, CONSENTED, party="balance")
    assert decide(play, "release", RELEASED, LAKE).effects


def test_a_continuum_that_comes_to_be_asked_later_refuses_for_its_own_and_what_left_has_left() -> None:
    play = of_both(OTTER, LAKE, continua=frozenset({BALANCE}))
    play.do("consent", COC_BALANCE, CONSENTED, party="balance")
    play.do("approve", COUNSEL, APPROVED)
    decide(play, "release", RELEASED, OTTER)
    play.learn(AskedContinua(alone=frozenset({CHITTENDEN}), chittenden=(OTTER, LAKE), watched=True, apart=True))
    assert set(play.case.owed) == {"consent:chittenden", f"answer:{LAKE}"}
    refuse(play, CHITTENDEN)
    assert play.case.state == "RELEASED"


def test_before_it_was_told_apart_one_refusal_ended_the_request() -> None:
    play = in_review(TWO)
    play.learn(msgspec.structs.replace(AskedContinua(alone=frozenset(Continuum)), watched=True))
    refuse(play, CHITTENDEN)
    assert play.case.state == "REFUSED"
