"""3.4: a question or complaint about privacy is answered by the agency, then by ICA with its executive director, at last by the Committee."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.stories.clients.privacy_complaints import (
    MARCH_9,
    SETTLED,
    UNSETTLED,
    WITHDRAWN,
    at_ica,
    before_the_committee,
    complained,
    heard,
    refused,
    told,
)
from tests.stories.lateness import silence
from tests.workflows.moments import local
from workflows.facts.effects import OpenCase
from workflows.law.fields import Mark, marked
from workflows.law.readers import tokens
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CHAIR,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.clients.identity import Identified, Proof
from workflows.manual.clients.privacy_complaint import PROCESS
from workflows.manual.clients.privacy_complaint.at_agency import GrievanceProcedure, ProgramDirectorAsked, TakenUp, Why
from workflows.manual.clients.privacy_complaint.at_ica import ForCommittee, IcaAnswer
from workflows.manual.clients.privacy_complaint.complaining import Matter, PrivacyComplaint, WhoAnswers
from workflows.manual.clients.privacy_complaint.informing import Reaction, WhereItStands
from workflows.manual.clients.requests import Identity
from workflows.manual.conduct.breach.reporting import BreachReport, Kind
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.sight.needing import readers_of_deed
from workflows.trying.simulate import Play

FOUND = IcaAnswer(answer="Names belong in no public room", told_on=MARCH_9, reaction=Reaction.ACCEPTED)


# "Questions or complaints about the privacy and security policies and practices may be submitted to the Partner Agency where the
# client receives services."


def test_the_agency_answers_within_ten_days_of_the_complaint_and_closes_it_once_it_is_settled() -> None:
    play = complained()
    assert (play.case.state, told(play)) == ("AGENCY", {("privacy-received", AGENCY_ADMIN)})
    assert (set(play.case.owed), play.due("answer")) == ({"answer", "inform-at-agency"}, date(2026, 3, 12))
    play.now = local(3, 9, 9)
    play.do("settle", AGENCY_ADMIN, SETTLED)
    assert (play.case.state, told(play)) == (
        "RESOLVED",
        {("privacy-settled", AGENCY_ADMIN), ("privacy-settled", AGENCY_DIRECTOR)},
    )


def test_a_complaint_that_is_entered_late_counts_from_the_day_it_came_in_and_leaves_the_agency_some_days() -> None:
    play = complained(at=local(3, 20, 9))
    assert play.due("answer") == play.due("inform-at-agency") == date(2026, 3, 25)


# "Complaints specific to HMIS should be submitted to the HMIS Agency Administrator and Program Director."


def test_what_is_about_hmis_itself_goes_to_the_program_director_too() -> None:
    play = complained(matter=Matter.HMIS)
    assert "program-director" in play.case.owed
    play.now = local(3, 9, 9)
    assert "program director too" in refused(play, "settle", AGENCY_ADMIN, SETTLED)
    play.do("give-to-program-director", AGENCY_ADMIN, ProgramDirectorAsked(name="Alma Reed", given_on=date(2026, 3, 2)))
    play.do("settle", AGENCY_ADMIN, SETTLED)
    assert play.case.state == "RESOLVED"


# "All other complaints will follow the Partner Agency's grievance procedure as outlined in the agency's handbook."


def test_all_other_complaints_go_by_the_agencys_grievance_procedure_and_only_those() -> None:
    procedure = GrievanceProcedure(where="Handbook, page 12; the program manager", told_on=date(2026, 3, 2))
    assert "only what is about neither" in refused(complained(), "send-on", AGENCY_ADMIN, procedure)
    play = complained(matter=Matter.OTHER)
    play.now = local(3, 9, 9)
    assert "own grievance procedure" in refused(play, "forward", AGENCY_ADMIN, UNSETTLED)
    assert "own grievance procedure" in refused(play, "settle", AGENCY_ADMIN, SETTLED)
    assert "own grievance procedure" in refused(play, "take-up", SYSTEM_ADMIN, TakenUp(why=Why.WANTED))
    play.do("send-on", AGENCY_ADMIN, procedure)
    assert (play.case.state, play.case.owed) == ("SENT_ON", {})


# "If no resolution can be found, the complaint will be forwarded to the System Administrators, and the Partner Agency's Executive
# Director."


def test_what_is_not_settled_goes_to_the_system_administrators_who_hear_the_executive_director_first() -> None:
    play = at_ica()
    assert told(play) == {("privacy-for-ica", SYSTEM_ADMIN), ("privacy-for-ica", AGENCY_DIRECTOR)}
    assert set(play.case.owed) == {"decide", "director", "inform-at-ica"}
    assert (play.due("decide"), play.due("director")) == (date(2026, 3, 19), date(2026, 3, 19))
    assert "the executive director is heard first" in refused(play, "settle-at-ica", SYSTEM_ADMIN, FOUND)
    heard(play)
    play.do("settle-at-ica", SYSTEM_ADMIN, FOUND)
    assert (play.case.state, told(play)) == (
        "RESOLVED",
        {("privacy-settled", AGENCY_ADMIN), ("privacy-settled", AGENCY_DIRECTOR)},
    )


def test_an_executive_director_who_says_nothing_holds_it_up_for_ten_days_and_one_who_is_missing_not_at_all() -> None:
    play = at_ica()
    play.wait(local(3, 19, 23))
    assert "heard first" in refused(play, "settle-at-ica", SYSTEM_ADMIN, FOUND)
    play.wait(local(3, 20, 1))
    play.do("settle-at-ica", SYSTEM_ADMIN, FOUND)
    without = at_ica(left=WhoAnswers(director=False))
    assert set(without.case.owed) == {"decide", "inform-at-ica"}
    without.do("settle-at-ica", SYSTEM_ADMIN, FOUND)
    assert without.case.state == "RESOLVED"


def test_the_agency_decides_nothing_beyond_its_own_level() -> None:
    at = {state: {step.name for step, _ in PROCESS.ways_in(state)} for state in ("ICA", "ARBITRATING", "TELLING")}
    play = heard(at_ica())
    for step in ("settle-at-ica", "bring", "withdraw-at-ica"):
        assert step in at["ICA"]
        for role in (AGENCY_ADMIN, AGENCY_DIRECTOR):
            assert "System Administrator" in refused(play, step, role)


def test_an_agency_that_sits_on_it_is_late_with_its_director_and_ica_and_ica_takes_it_up() -> None:
    play = complained(contact="")
    assert "only the complainant" in refused(play, "take-up", SYSTEM_ADMIN, TakenUp(why=Why.LATE))
    assert [each.template for each in play.wait(local(3, 13, 12))[-1].notices] != []
    play.do("take-up", SYSTEM_ADMIN, TakenUp(why=Why.LATE))
    assert (play.case.state, told(play)) == (
        "ICA",
        {("privacy-taken-up", AGENCY_ADMIN), ("privacy-taken-up", AGENCY_DIRECTOR)},
    )
    asked = complained()
    asked.do("take-up", SYSTEM_ADMIN, TakenUp(why=Why.WANTED))  # the complainant need not wait
    assert asked.case.state == "ICA"


# Whoever is named stands aside, and so each level falls to the next.


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (WhoAnswers(agency=False, director=False), "ICA"),
        (WhoAnswers(agency=False, director=False, ica=False), "ARBITRATING"),
    ],
)
def test_where_all_of_a_level_are_named_it_goes_on_to_the_next(left: WhoAnswers, state: str) -> None:
    assert complained(left=left).case.state == state
    later = complained()
    later.learn(left)
    assert later.case.state == state
    assert "named" in marked(PrivacyComplaint, Mark.ACCUSED)


# The complainant always knows where it stands.


@pytest.mark.parametrize(
    ("play", "step", "by", "form"),
    [
        (complained(), "settle", AGENCY_ADMIN, msgspec.structs.replace(SETTLED, told_on=None)),
        (complained(), "forward", AGENCY_ADMIN, msgspec.structs.replace(UNSETTLED, told_on=None)),
        (complained(matter=Matter.OTHER), "send-on", AGENCY_ADMIN, GrievanceProcedure(where="Handbook")),
        (heard(at_ica()), "settle-at-ica", SYSTEM_ADMIN, msgspec.structs.replace(FOUND, told_on=None)),
        (heard(at_ica()), "bring", SYSTEM_ADMIN, ForCommittee(unsettled="All of it")),
    ],
)
def test_no_level_ends_before_the_complainant_was_told(play: Play, step: str, by: Role, form: Any) -> None:
    assert "the complainant always knows where it stands" in refused(play, step, by, form)


def test_at_each_level_somebody_tells_the_complainant_where_it_stands_and_one_who_stays_unknown_asks_by_the_number() -> (
    None
):
    words = WhereItStands(on=date(2026, 3, 2), words="The agency answers by March 12")
    play = complained()
    assert play.due("inform-at-agency") == date(2026, 3, 5)
    play.do("inform", AGENCY_ADMIN, words)
    assert set(play.case.owed) == {"answer"}
    assert "inform-at-ica" in at_ica().case.owed
    assert "inform-of-committee" in before_the_committee().case.owed
    unknown = complained(contact="")
    assert set(unknown.case.owed) == {"answer"}
    unknown.do("forward", AGENCY_ADMIN, msgspec.structs.replace(UNSETTLED, told_on=None))
    assert unknown.case.state == "ICA"


def test_what_is_in_a_record_is_told_to_that_client_alone() -> None:
    of_record = msgspec.structs.replace(SETTLED, of_record=True)
    play = complained(identity=Identity.NOT_YET)
    play.now = local(3, 9, 9)
    assert "make sure first of who asks" in refused(play, "settle", AGENCY_ADMIN, of_record)
    play.do("identify", AGENCY_ADMIN, Identified(proof=Proof.PHOTO, checked_on=MARCH_9))
    play.do("settle", AGENCY_ADMIN, of_record)
    assert play.case.state == "RESOLVED"


# A violation or a breach is looked into in a case of its own, of which the agency hears there.

ALLEGED = Allegation(agency="pathways", violator=Violator.AGENCY, what="A list with names", occurred="In February")
REPORTED = BreachReport(kind=Kind.SENT, noticed_at=local(3, 2, 8), what="The list was photographed")


def test_ica_opens_a_violation_case_or_a_breach_and_the_complaint_goes_on() -> None:
    play = complained()
    play.do("allege", SYSTEM_ADMIN, ALLEGED)
    assert play.decisions[-1].effects == (OpenCase("P19", "complained", (ALLEGED,)),)
    play.do("report-breach", SYSTEM_ADMIN, REPORTED)
    assert play.decisions[-1].effects == (OpenCase("P21", "found", (REPORTED,), about_person=False),)
    assert (play.case.state, told(play)) == ("AGENCY", set())
    for step in ("allege", "report-breach"):
        assert not readers_of_deed(PROCESS, step) & tokens([AGENCY_ADMIN])


def test_a_complaint_that_is_withdrawn_is_told_to_everybody_who_had_a_part_in_it() -> None:
    play = complained(at=local(3, 12, 8))
    play.now = local(3, 12, 9)
    play.do("withdraw", AGENCY_ADMIN, WITHDRAWN)
    assert {to for _, to in told(play)} == {AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN}


# No number of days is the manual's, so none of them ends a case or sanctions anybody.


def test_days_that_pass_tell_people_and_move_nothing() -> None:
    at_agency, with_ica = silence(complained(), "answer"), silence(at_ica(), "decide")
    assert (at_agency.due, at_agency.then) == ((3, 12), [{AGENCY_ADMIN, AGENCY_DIRECTOR}, {SYSTEM_ADMIN}])
    assert (with_ica.due, with_ica.then) == ((3, 19), [{SYSTEM_ADMIN}, {ICA_DIRECTOR}])
    assert silence(at_ica(), "director").then == [{AGENCY_DIRECTOR}, {SYSTEM_ADMIN}]
    assert silence(before_the_committee(), "propose").then == [{CHAIR}, {ICA_DIRECTOR}]
