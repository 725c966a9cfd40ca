"""3.3: a funder has access only under a voluntary agreement that ICA grants, and no longer than that runs."""

from datetime import date
from typing import Any

import pytest

from tests.stories.disclosure.funders import (
    AGREES,
    FUNDER,
    GRACE,
    GRANT,
    REQUEST,
    asked,
    effects,
    refused,
    running,
    signed,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.facts.effects import BeginAgreement, OpenCase, said
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.events import Act
from workflows.law.levels import Level
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, STAND_IN, SYSTEM_ADMIN, TRAINEE
from workflows.law.value import changed
from workflows.manual.disclosure.funder_access import PROCESS
from workflows.manual.disclosure.funder_access.asking import NotWanted
from workflows.manual.disclosure.funder_access.deciding import FunderAccessRefused
from workflows.manual.disclosure.funder_access.known import FunderAccessKnown
from workflows.manual.disclosure.funder_access.naming import NameFunderUser
from workflows.manual.disclosure.funder_access.signing import (
    FunderAgencyDeclines,
    FunderTold,
    Refusal,
)
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.onboarding import PROCESS as ONBOARDING
from workflows.manual.people.onboarding.funders_staff import FunderAgreementOver
from workflows.manual.people.onboarding.requesting import Access, Engagement
from workflows.manual.people.standing import AgencyStanding, EarlierSeries, PersonStanding
from workflows.trying.simulate import Play

# "Entities providing funding to agencies or programs required to use HMIS will not have automatic access to HMIS."


def test_a_funder_has_no_automatic_access_whoever_asks_and_its_staff_get_no_license_as_users_of_the_agency() -> None:
    assert effects(signed()) == []
    request = Access(
        agency="pathways", name="Grace Holm", email="grace@fund.example", engagement=Engagement.FUNDER, adult=True,
        authorized=True, level=Level.CASE_MANAGER_1,
    )  # fmt: skip
    play = Play(ONBOARDING, local(3, 2, 9))
    play.learn(AgencyStanding(), PersonStanding())
    assert refused(play, "request", AGENCY_ADMIN, request).startswith("3.3-no-automatic")


# "Access to HMIS will only be granted by the HMIS Lead Agency when there is a voluntary written agreement in place between
# the funding entity and the Partner Agency or program."


def test_ica_alone_grants_it_once_the_agency_and_the_funder_have_signed_in_writing() -> None:
    play = asked()
    assert set(play.case.owed) == {"agency-signs", "funder-signs"}
    for hat in (AGENCY_ADMIN, STAND_IN, SYSTEM_ADMIN):  # nobody signs in the agency's name
        assert refused(play, "agency-signs", hat, AGREES)
    play.do("agency-signs", AGENCY_DIRECTOR, AGREES)
    assert "no document" in refused(
        play, "funder-signs", AGENCY_ADMIN, changed(FUNDER, document="letter.pdf", signed_on=date(2026, 3, 1))
    )
    play.do("funder-signs", SYSTEM_ADMIN, changed(FUNDER, signed_on=date(2026, 3, 2)))
    assert (play.case.state, play.due("decide")) == ("DECIDING", date(2026, 3, 12))
    for hat in (AGENCY_DIRECTOR, AGENCY_ADMIN):
        assert refused(play, "grant", hat, GRANT)
    play.do("grant", ICA_DIRECTOR, changed(GRANT, told_on=date(2026, 3, 2)))
    begun = BeginAgreement(
        "funder access", "Funder access agreement", "Bright Futures Fund", date(2026, 4, 1), date(2027, 3, 31)
    )
    assert (play.case.state, effects(play)) == ("RUNNING", [begun])
    assert told(play, "funder-access-granted") == {AGENCY_ADMIN, AGENCY_DIRECTOR}


def test_ica_may_refuse_it_and_says_why() -> None:
    play = signed()
    play.do("refuse", SYSTEM_ADMIN, FunderAccessRefused(why="Reports do.", told_on=date(2026, 3, 5)))
    assert (play.case.state, effects(play)) == ("REFUSED", [])
    assert told(play, "funder-access-not-given") == {AGENCY_ADMIN, AGENCY_DIRECTOR}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"ends": date(2026, 3, 1), "begins": date(2026, 2, 1)}, "past already"),
        ({"ends": date(2026, 3, 31)}, "before it begins"),
        ({"ends": date(2027, 4, 2)}, "through April 1, 2027"),
        ({"level": Level.SYSTEM_ADMIN_1}, "reaches all agencies"),
    ],
)
def test_scope_level_and_end_are_those_of_one_agency_for_twelve_months_at_most(
    fields: dict[str, Any], words: str
) -> None:
    with pytest.raises(NotAllowed, match=words):
        asked(**fields)
    longer = Policy("longer", date(2016, 1, 1), Policy.funder_access_term_months.to(24))
    assert asked(longer, ends=date(2028, 4, 1)).case.state == "SIGNING"


def test_an_agency_that_may_not_use_hmis_makes_no_agreement_about_it() -> None:
    play = Play(PROCESS, local(3, 2, 9))
    play.learn(AgencyStanding(), FunderAccessKnown(leaves=True), CaseDocuments())
    assert "a funder sees nothing of it" in refused(play, "ask", SYSTEM_ADMIN, REQUEST)


# "Funding for any Partner Agency or program using HMIS cannot be contingent upon establishing a voluntary written agreement
# allowing the funder HMIS access."


def test_both_sides_say_that_no_funding_depends_on_it() -> None:
    play = asked()
    for step, hat, form in (
        ("agency-signs", AGENCY_DIRECTOR, changed(AGREES, voluntary=False)),
        ("funder-signs", AGENCY_ADMIN, changed(FUNDER, signed_on=date(2026, 3, 1), voluntary=False)),
    ):
        assert refused(play, step, hat, form).startswith("3.3-no-contingent")


def test_where_funding_was_made_to_depend_on_it_the_agency_declines_ica_is_told_and_tells_the_funder_no_more_than_no() -> (
    None
):
    play = asked()
    play.do("decline", AGENCY_DIRECTOR, FunderAgencyDeclines(reason=Refusal.CONTINGENT, why="The officer said so."))
    assert (play.case.state, told(play, "funder-access-declined")) == (
        "ANSWERING", {AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN},
    )  # fmt: skip
    play.do("tell-funder", SYSTEM_ADMIN, FunderTold(told_on=date(2026, 3, 2)))
    assert (play.case.state, effects(play)) == ("REFUSED", [])


def test_a_request_is_withdrawn_before_it_is_granted_and_never_afterwards() -> None:
    play = signed()
    play.do("withdraw", SYSTEM_ADMIN, NotWanted(why="The fund has figures enough."))
    assert play.case.state == "WITHDRAWN"
    assert refused(running(), "withdraw", AGENCY_ADMIN, NotWanted(why="Late."))


# "Users must be paid staff or official volunteers of a Partner Agency." The funder's staff are the stated exception.


def test_each_person_of_the_funder_is_named_by_ica_and_onboarded_as_any_user() -> None:
    play = running()
    assert "no level this high" in refused(play, "name-user", SYSTEM_ADMIN, changed(GRACE, level=Level.CASE_MANAGER_3))
    assert "18 years" in refused(play, "name-user", SYSTEM_ADMIN, changed(GRACE, adult=False))
    assert refused(play, "name-user", AGENCY_ADMIN, GRACE)
    play.do("name-user", SYSTEM_ADMIN, GRACE)
    named, opened = play.decisions[-1].effects
    assert (play.case.state, named) == ("RUNNING", NameFunderUser("Grace Holm", "grace@fund.example"))
    assert isinstance(opened, OpenCase)
    (request,) = said(opened.forms)
    assert (opened.process, opened.step, opened.person) == ("P03", "funder-agreed", "grace@fund.example")
    theirs = Play(ONBOARDING, local(3, 9, 9))
    theirs.learn(AgencyStanding(), PersonStanding(), TrainingRecord(), EarlierSeries())
    theirs.do("funder-agreed", CLOCK, request)
    assert theirs.case.state == "ENROLLED"
    assert {"agreement", "notice", "level", "enroll"} <= set(theirs.case.owed)


def test_their_request_for_a_license_ends_with_the_agreement() -> None:
    play = Play(ONBOARDING, local(3, 9, 9))
    play.learn(AgencyStanding(), PersonStanding(), TrainingRecord(), EarlierSeries())
    named = Access(
        agency="pathways", name="Grace Holm", email="grace@fund.example", engagement=Engagement.FUNDER, adult=True,
        authorized=True, level=Level.CASE_MANAGER_1,
    )  # fmt: skip
    play.do("funder-agreed", CLOCK, named)
    before, play.now = play.case, local(3, 20)
    play.learn(PersonStanding(agreement_over_on=date(2026, 3, 20)))
    (follows,) = following(before, play.case, play.now, FIRST_EDITION)
    assert isinstance(follows, Act)
    play.do("agreement-over", CLOCK, FunderAgreementOver(ended_on=date(2026, 3, 20)))
    assert (play.case.state, told(play, "funder-request-over")) == ("WITHDRAWN", {TRAINEE, AGENCY_ADMIN, SYSTEM_ADMIN})
