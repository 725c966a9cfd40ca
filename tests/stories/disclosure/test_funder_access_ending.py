"""3.3: a funder's access ends with its agreement, on its last day or before, and goes on only where all three agree again."""

from datetime import date

from tests.stories.disclosure.funders import (
    AGREEMENT,
    LICENSED,
    asked,
    effects,
    refused,
    running,
    told,
)
from tests.workflows.moments import local
from workflows.engine.following import following
from workflows.facts.effects import EndAgreement, ExtendAgreement
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.disclosure.funder_access.ending import (
    Disabled,
    EndFunderLicenses,
    FunderAgencyEnds,
    FunderAgencyLeft,
    FunderEnds,
    FunderIcaEnds,
    FunderToldOfEnd,
    Ground,
)
from workflows.manual.disclosure.funder_access.known import FunderAccessKnown
from workflows.manual.disclosure.funder_access.running import (
    FunderLongerTerm,
    FunderLongerTermGranted,
    FunderLongerTermRefused,
)

# The access ends with the agreement (a reading: scope, level and end are not stated).


def test_it_ends_with_its_last_day_and_the_executive_director_is_reminded_a_month_ahead() -> None:
    play = running()
    play.learn(LICENSED)
    play.wait(local(3, 1, 12, year=2027))
    assert play.case.state == "RUNNING"
    assert told(play, "reminder") == {AGENCY_DIRECTOR}
    play.wait(local(4, 1, 12, year=2027))
    assert (play.case.state, set(play.case.owed)) == ("CLOSING", {"tell-of-end"})
    assert [type(each) for each in effects(play)[1:]][:2] == [EndAgreement, EndFunderLicenses]
    assert told(play, "funder-access-ended") == {AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN}


def test_what_ended_is_disabled_in_wellsky_and_the_funder_is_told() -> None:
    play = running()
    play.learn(LICENSED)
    play.do("agency-ends", AGENCY_DIRECTOR, FunderAgencyEnds(ground=Ground.UNWANTED, why="The grant is over."))
    play.learn(FunderAccessKnown(ended=("Grace Holm",)))
    assert set(play.case.owed) == {"disable-accounts", "tell-of-end"}
    play.do("disable-accounts", SYSTEM_ADMIN, Disabled(disabled_on=date(2026, 3, 9)))
    play.do("tell-of-end", SYSTEM_ADMIN, FunderToldOfEnd(told_on=date(2026, 3, 9)))
    assert play.case.state == "ENDED"


def test_either_side_ends_it_or_ica_by_what_it_finds_on_the_day_they_say_so() -> None:
    for step, hat, form in (
        ("agency-ends", AGENCY_ADMIN, FunderAgencyEnds(ground=Ground.CONTINGENT, why="The next grant was tied to it.")),
        ("funder-ends", SYSTEM_ADMIN, FunderEnds(received_on=date(2026, 3, 9))),
        ("ica-ends", SYSTEM_ADMIN, FunderIcaEnds(ground=Ground.BROKEN, why="A license was shared.")),
    ):
        play = running()
        play.do(step, hat, form)
        assert (play.case.state, EndAgreement(date(2026, 3, 9)) in effects(play)) == ("CLOSING", True)
    assert refused(running(), "ica-ends", AGENCY_ADMIN, FunderIcaEnds(ground=Ground.BROKEN, why="No."))


def test_it_ends_with_the_agencys_part_in_hmis() -> None:
    for play, state in ((running(), "CLOSING"), (asked(), "ANSWERING")):
        before = play.case
        play.learn(FunderAccessKnown(leaves=True))
        (follows,) = following(before, play.case, play.now, FIRST_EDITION)
        assert isinstance(follows, Act)
        play.do("agency-leaves", CLOCK, FunderAgencyLeft(left_on=play.now.date()))
        assert play.case.state == state


def test_a_longer_term_takes_the_agency_the_funder_and_ica_again() -> None:
    play = running()
    play.now = local(3, 1, year=2027)
    longer = FunderLongerTerm(runs_until=date(2028, 3, 31), voluntary=True, signed_as="Pat Dorsey")
    assert "through March 31, 2027 already" in refused(
        play, "agree-longer", AGENCY_DIRECTOR, changed(longer, runs_until=date(2027, 3, 31))
    )
    assert "by March 31, 2028" in refused(
        play, "agree-longer", AGENCY_DIRECTOR, changed(longer, runs_until=date(2028, 4, 1))
    )
    assert refused(play, "agree-longer", AGENCY_ADMIN, longer)
    play.do("agree-longer", AGENCY_DIRECTOR, longer)
    granted = FunderLongerTermGranted(
        runs_until=date(2028, 3, 31), document=AGREEMENT, signed_by="Grace Holm", voluntary=True
    )
    assert "enter that day" in refused(
        play, "grant-longer", SYSTEM_ADMIN, changed(granted, runs_until=date(2028, 3, 30))
    )
    play.do("grant-longer", SYSTEM_ADMIN, granted)
    assert (play.case.state, play.due("go-on"), effects(play)[-1]) == (
        "RUNNING", date(2028, 3, 31), ExtendAgreement(date(2028, 3, 31)),
    )  # fmt: skip


def test_a_longer_term_that_is_refused_or_not_decided_leaves_the_end_as_it_was() -> None:
    play = running()
    longer = FunderLongerTerm(runs_until=date(2028, 3, 31), voluntary=True, signed_as="Pat Dorsey")
    play.do("agree-longer", AGENCY_DIRECTOR, longer)
    play.do(
        "refuse-longer", SYSTEM_ADMIN, FunderLongerTermRefused(why="The funder did not sign.", told_on=date(2026, 3, 9))
    )
    assert (play.case.state, play.due("go-on")) == ("RUNNING", date(2027, 3, 31))
    play.do("agree-longer", AGENCY_DIRECTOR, longer)
    play.wait(local(4, 1, 12, year=2027))
    assert play.case.state == "CLOSING"
