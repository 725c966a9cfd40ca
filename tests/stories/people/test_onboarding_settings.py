"""2.1, 2.2: what a desk may settle otherwise than the manual is read here."""

from datetime import date

import pytest

from tests.stories.people.test_conditions import cleared
from tests.stories.people.trainees import (
    ACCOUNT,
    READY,
    request,
    requested,
)
from workflows.engine.cases import NotAllowed
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN
from workflows.manual.people.standing import PersonStanding

FULL = PersonStanding(agreement_signed=True, notice_acknowledged=True, agreement_signed_on=date(2026, 3, 16))


def test_where_a_check_is_required_none_is_requested_without() -> None:
    policy = Policy("checked", date(2016, 1, 1), Policy.background_check.to("required"))
    with pytest.raises(NotAllowed, match=r"^2\.1-background-check") as refused:
        requested(policy=policy)
    assert refused.value.first.field == "background_check"
    assert requested(request(background_check=True), policy).case.state == "ENROLLED"


def test_where_agencies_create_usernames_their_administrator_confirms_one() -> None:
    for policy, may in (
        (FIRST_EDITION, False),
        (Policy("own", date(2016, 1, 1), Policy.aa_can_create_users.to(True)), True),
    ):
        play = cleared(policy)
        play.learn(READY, FULL)
        if may:
            assert play.do("confirm-username", AGENCY_ADMIN, ACCOUNT).after.state == "LICENSED"
        else:
            with pytest.raises(NotAllowed, match="this is for the System Administrator to do"):
                play.do("confirm-username", AGENCY_ADMIN, ACCOUNT)


@pytest.mark.parametrize(("until", "spared"), [(None, True), (date(2026, 1, 21), True), (date(2026, 1, 20), False)])
def test_a_short_gap_spares_the_series_where_the_setting_says_so(until: date | None, spared: bool) -> None:
    person = PersonStanding(licensed_before=True, licensed_until=until)
    policy = Policy("gap", date(2016, 1, 1), Policy.returning_user_gap_days.to(30))
    play = requested(person=person, policy=policy)
    if spared:
        assert play.do("count-earlier-series", SYSTEM_ADMIN).after.state == "TRAINED"
    else:
        with pytest.raises(NotAllowed, match="for 30 days after it ends; no earlier license counts any more"):
            play.do("count-earlier-series", SYSTEM_ADMIN)
    with pytest.raises(NotAllowed):
        requested(person=person).do("count-earlier-series", SYSTEM_ADMIN)
