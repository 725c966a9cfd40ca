"""2.1: a named user may enter data or report for another agency, once the user and both agencies have signed."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.workflows.moments import local
from workflows.engine.cases import Case, NotAllowed
from workflows.engine.following import following
from workflows.facts.effects import BeginAgreement, EndAgreement
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, STAND_IN, SYSTEM_ADMIN, USER
from workflows.manual.people.coordinated_services import PROCESS
from workflows.manual.people.coordinated_services.asking import CoordinatedServices, OtherAgency, Work
from workflows.manual.people.coordinated_services.ending import Closed, NoticeOfEnd
from workflows.manual.people.coordinated_services.signing import AgencySigns, NotSigned, Opened, UserSigns
from workflows.manual.people.license_end import LicenseEnded
from workflows.manual.people.standing import PersonStanding
from workflows.trying.simulate import Play

LICENSED = PersonStanding(licensed_here=True, name="Kim Roe")
LAKESHORE = OtherAgency(name="Lakeshore Housing Partners")
REQUEST = CoordinatedServices(
    agency="pathways", user="kim@example.org", other="lakeshore", work=Work.ENTER, purpose="The winter shelter",
    begins=date(2026, 1, 12), ends=date(2026, 12, 31),
)  # fmt: skip
BEGUN = BeginAgreement(
    "coordinated-services", "Coordinated Services Agreement", "Lakeshore Housing Partners",
    date(2026, 1, 12), date(2026, 12, 31),
)  # fmt: skip


def asked(standing: PersonStanding = LICENSED, policy: Policy = FIRST_EDITION, **fields: Any) -> Play:
    play = Play(PROCESS, local(1, 5, 9), policy)
    play.learn(standing, LAKESHORE)
    play.do("ask", AGENCY_ADMIN, msgspec.structs.replace(REQUEST, **fields))
    return play


def by_user(play: Play, name: str = "Kim Roe") -> None:
    play.do("user-signs", USER, UserSigns(agree=True, signed_as=name))


def by_agency(play: Play, agency: str) -> None:
    play.do("agency-signs", AGENCY_DIRECTOR, AgencySigns(agree=True, signed_as="Pat Dorsey"), party=agency)


def signed() -> Play:
    play = asked()
    by_user(play)
    by_agency(play, "pathways")
    by_agency(play, "lakeshore")
    return play


def running() -> Play:
    play = signed()
    play.now = local(1, 12, 9)
    play.do("open-access", SYSTEM_ADMIN, Opened(opened_on=date(2026, 1, 12)))
    return play


def refused(play: Play, step: str, *args: Any, **fields: Any) -> str:
    with pytest.raises(NotAllowed) as found:
        play.do(step, *args, **fields)
    return str(found.value)


# "… allow the specifically named HMIS user to enter client data as, or on behalf of, another specifically named Partner
# Agency …"


def test_the_user_and_both_agencies_sign_each_for_itself_in_any_order() -> None:
    play = asked()
    assert set(play.case.owed) == {"user-signs", "agency-signs:pathways", "agency-signs:lakeshore"}
    by_agency(play, "lakeshore")
    by_user(play)
    assert play.case.state == "SIGNING"
    by_agency(play, "pathways")
    assert play.case.state == "KEEPING"


def test_nobody_signs_in_the_agencys_name_where_it_has_no_executive_director() -> None:
    signature = AgencySigns(agree=True, signed_as="Dana Whitcomb")
    for hat in (SYSTEM_ADMIN, STAND_IN, AGENCY_ADMIN):
        assert refused(asked(), "agency-signs", hat, signature, party="lakeshore")


def test_the_user_signs_with_their_own_name() -> None:
    words = refused(asked(), "user-signs", USER, UserSigns(agree=True, signed_as="Pat Dorsey"))
    assert "Kim Roe" in words


def test_one_agency_that_does_not_sign_ends_it_and_no_access_is_opened() -> None:
    play = asked()
    by_user(play)
    play.do("refuse", AGENCY_DIRECTOR, NotSigned(why="We enter our own data"), party="lakeshore")
    assert (play.case.state, [effect for each in play.decisions for effect in each.effects]) == ("REFUSED", [])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"other": "pathways"}, "another agency"),
        ({"ends": date(2026, 1, 4)}, "past already"),
        ({"begins": date(2026, 3, 1), "ends": date(2026, 2, 1)}, "before it begins"),
        ({"ends": date(2027, 1, 13)}, "through January 12, 2027"),
    ],
)  # fmt: skip
def test_what_cannot_be_agreed_is_refused_in_words(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        asked(**fields)


def test_it_runs_twelve_months_at_most_unless_the_edition_says_otherwise() -> None:
    assert asked(ends=date(2027, 1, 12)).case.state == "SIGNING"
    longer = Policy("longer", date(2016, 1, 1), Policy.csa_term_months.to(24))
    assert asked(policy=longer, ends=date(2028, 1, 12)).case.state == "SIGNING"


def test_a_leap_day_is_the_last_day_of_a_term_that_begins_on_one() -> None:
    with pytest.raises(NotAllowed, match="through February 28, 2029"):
        asked(begins=date(2028, 2, 29), ends=date(2029, 3, 1))


def test_only_a_user_with_a_license_works_for_another_agency() -> None:
    with pytest.raises(NotAllowed, match="no license"):
        asked(PersonStanding(name="Kim Roe"))


# "The signed agreement will be maintained by the HMIS Lead Agency"


def test_ica_files_it_and_opens_the_access_from_the_first_day_on() -> None:
    play = running()
    assert (play.case.state, play.decisions[-1].effects) == ("RUNNING", (BEGUN,))


def test_ica_has_five_days_or_until_the_first_day_whichever_is_later() -> None:
    assert signed().due("open-access") == date(2026, 1, 12)
    play = asked(begins=date(2026, 1, 5))
    by_user(play)
    by_agency(play, "pathways")
    by_agency(play, "lakeshore")
    assert play.due("open-access") == date(2026, 1, 10)


def test_while_the_users_license_is_suspended_the_agreement_rests_and_no_access_is_opened() -> None:
    play = signed()
    play.learn(msgspec.structs.replace(LICENSED, barred=True))
    assert "suspended" in refused(play, "open-access", SYSTEM_ADMIN, Opened(opened_on=date(2026, 1, 5)))
    play = running()
    play.learn(msgspec.structs.replace(LICENSED, barred=True))
    assert play.case.state == "RUNNING"


# It ends with the first of its last day, either agency's notice, and the user's license.


def test_it_ends_by_itself_when_its_last_day_is_over() -> None:
    play = running()
    play.wait(local(12, 31, 23))
    assert play.case.state == "RUNNING"
    play.wait(local(12, 31, 23).replace(year=2027))
    ended = next(each for each in play.decisions if each.after.state == "CLOSING")
    assert (ended.at.date(), ended.effects) == (date(2027, 1, 1), (EndAgreement(date(2026, 12, 31)),))


def test_either_agency_ends_it_by_notice() -> None:
    play = running()
    play.now = local(3, 2)
    play.do("give-notice", AGENCY_DIRECTOR, NoticeOfEnd(why="The shelter has closed"))
    assert (play.case.state, play.decisions[-1].effects) == ("CLOSING", (EndAgreement(date(2026, 3, 2)),))


def gone(play: Play) -> Case:
    before = play.case
    play.learn(PersonStanding(name="Kim Roe"))
    (follows,) = following(before, play.case, play.now, play.policy)
    assert isinstance(follows, Act)
    play.fire(follows)
    return play.case


def test_it_ends_with_the_users_license() -> None:
    play = running()
    play.now = local(3, 2)
    assert gone(play).state == "CLOSING"
    assert play.decisions[-1].effects == (EndAgreement(date(2026, 3, 2)),)
    assert play.case.forms[LicenseEnded] == LicenseEnded(ended_on=date(2026, 3, 2))


def test_a_request_ends_with_the_users_license_too() -> None:
    assert gone(asked()).state == "WITHDRAWN"
    assert gone(signed()).state == "WITHDRAWN"


def test_ica_closes_the_access_by_the_third_working_day_and_the_case_ends() -> None:
    play = running()
    play.now = local(3, 6)
    play.do("give-notice", AGENCY_ADMIN, NoticeOfEnd(why="No longer needed"))
    assert play.due("close-access") == date(2026, 3, 9)  # after a weekend
    play.now = local(3, 9)
    play.do("close-access", SYSTEM_ADMIN, Closed(closed_on=date(2026, 3, 9)))
    assert play.case.state == "ENDED"
