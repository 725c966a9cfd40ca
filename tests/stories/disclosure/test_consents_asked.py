"""3.4, use 6b-vi: which Continuums consent follows from the directory, and nothing is released before all of them have."""

from datetime import date

import msgspec
import pytest

from tests.stories.disclosure.officials import (
    APPROVED,
    CHECKED,
    CONSENTED,
    LAKE,
    MAPLE,
    OTTER,
    RELEASED,
    asked,
    decide,
    in_review,
    offered,
    received,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.law.continua import Continuum
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, COUNSEL, SYSTEM_ADMIN
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.manual.disclosure.law_enforcement.handing_over import CheckOfBoth
from workflows.manual.disclosure.law_enforcement.receiving import Request
from workflows.trying.simulate import Play

BOTH = frozenset(Continuum)


def of_both(*continua: Continuum, agencies: tuple[str, ...] = (LAKE,)) -> Play:
    play = received(asked(agencies=agencies))
    said = {name: getattr(CHECKED, name) for name in CHECKED.__struct_fields__}
    play.do("complete-of-both", SYSTEM_ADMIN, CheckOfBoth(**said, continua=frozenset(continua)))
    return play


@pytest.mark.parametrize(
    ("agencies", "consents"),
    [
        ((OTTER,), {"consent:balance"}),
        ((MAPLE,), {"consent:chittenden"}),
        ((OTTER, MAPLE), {"consent:balance", "consent:chittenden"}),
    ],
)
def test_the_continuums_of_the_agencies_consent_and_nobody_types_which(
    agencies: tuple[str, ...], consents: set[str]
) -> None:
    assert set(in_review(asked(agencies=agencies)).case.owed) == {"counsel", *consents}
    assert "continua" not in Request.__struct_fields__


def test_of_an_agency_of_both_ica_says_whose_records_are_asked() -> None:
    with pytest.raises(NotAllowed, match="works in both CoCs"):
        received(asked(agencies=(LAKE,))).do("complete", SYSTEM_ADMIN, CHECKED)
    assert set(of_both(Continuum.CHITTENDEN).case.owed) == {"counsel", "consent:chittenden"}
    assert set(of_both(*BOTH).case.owed) == {"counsel", "consent:balance", "consent:chittenden"}


def test_an_agency_of_one_continuum_needs_that_one_whatever_is_said_of_an_agency_of_both() -> None:
    play = of_both(Continuum.CHITTENDEN, agencies=(LAKE, OTTER))
    assert set(play.case.owed) == {"counsel", "consent:balance", "consent:chittenden"}


def test_of_agencies_of_one_continuum_it_is_not_asked() -> None:
    said = {name: getattr(CHECKED, name) for name in CHECKED.__struct_fields__}
    with pytest.raises(NotAllowed, match="no agency whose data are asked works in both"):
        received().do("complete-of-both", SYSTEM_ADMIN, CheckOfBoth(**said, continua=BOTH))


def test_where_the_directory_changes_while_it_runs_the_consents_follow() -> None:
    play = in_review()
    play.learn(AskedContinua(alone=frozenset({Continuum.CHITTENDEN})))
    assert set(play.case.owed) == {"counsel", "consent:chittenden"}
    play.learn(AskedContinua(alone=frozenset(), both=(OTTER,)))
    assert set(play.case.owed) == {"counsel", "consent:balance", "consent:chittenden"}


def test_nothing_is_released_without_a_consent_that_came_to_be_needed_after_all_others_were_in() -> None:
    play = offered()
    play.learn(AskedContinua(alone=BOTH))
    assert "consent:chittenden" in play.case.owed
    with pytest.raises(NotAllowed, match="has not consented in writing yet"):
        decide(play, "release", RELEASED)
    play.wait(local(6, 14))
    play.do(
        "consent", COC_CHITTENDEN, msgspec.structs.replace(CONSENTED, signed_on=date(2026, 6, 12)), party="chittenden"
    )
    with pytest.raises(NotAllowed, match="enter June 12, 2026 or later"):
        decide(play, "release", msgspec.structs.replace(RELEASED, given_on=date(2026, 6, 11)))
    assert decide(play, "release", msgspec.structs.replace(RELEASED, given_on=date(2026, 6, 12))).effects


def test_each_continuum_consents_for_its_own_data_only() -> None:
    play = in_review(asked(agencies=(OTTER, MAPLE)))
    play.wait(local(6, 9))
    play.do("approve", COUNSEL, APPROVED)
    for office, party in ((COC_BALANCE, "chittenden"), (COC_CHITTENDEN, "balance")):
        with pytest.raises(NotAllowed):
            play.do("consent", office, CONSENTED, party=party)
