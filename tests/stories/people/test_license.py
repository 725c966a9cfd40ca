"""2.1 and 2.2, who may have a license, and how the series is passed."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from tests.stories.people.trainees import (
    begun,
    request,
    requested,
    session,
    submitted,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import Decision, NotAllowed
from workflows.facts.effects import RecordAttendance, Topic
from workflows.law.agency_kinds import AgencyKind
from workflows.law.levels import Level
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.onboarding import SeriesNeeded
from workflows.manual.people.onboarding.requesting import Access, Engagement
from workflows.manual.people.onboarding.security import Security
from workflows.manual.people.onboarding.series import Session
from workflows.manual.people.onboarding.sparing import Waiver
from workflows.manual.people.standing import AgencyStanding, PersonStanding
from workflows.trying.simulate import Play

VOLUNTEER = {"engagement": Engagement.VOLUNTEER, "application": True, "agency_training": True, "hours": True}
BOTH_FACTORS = Waiver(familiarity="six years of daily use", changes="none since she left in January")


@pytest.mark.parametrize(
    ("fields", "sentence", "field"),
    [
        ({"adult": False}, "2.1-min-age: a user is at least 18 years old", "adult"),
        ({"engagement": Engagement.CONTRACTOR},
         "2.1-contractor-ban: someone who is only a contractor may not hold a license", "engagement"),
        ({"engagement": Engagement.OTHER},
         "2.1-user-eligibility: a user is paid staff or an official volunteer", "engagement"),
        (VOLUNTEER | {"application": False},
         "2.1-volunteer-conditions: a volunteer has completed the agency's volunteer application", "application"),
        (VOLUNTEER | {"agency_training": False},
         "2.1-volunteer-conditions: a volunteer has undergone the agency's training", "agency_training"),
        (VOLUNTEER | {"hours": False},
         "2.1-volunteer-conditions: a volunteer records hours with the agency", "hours"),
        ({"authorized": False}, "2.2-aa-access-only-if: the agency must authorize the user", "authorized"),
        ({"level": Level.EXECUTIVE_DIRECTOR},
         "2.1-access-level-decider: above Case Manager III the executive director asks for the level", "director_asks"),
    ],
)  # fmt: skip
def test_who_may_not_have_a_license_is_told_why_beside_the_field(
    fields: dict[str, object], sentence: str, field: str
) -> None:
    with pytest.raises(NotAllowed) as refused:
        requested(request(**fields))
    assert [(str(each), each.field) for each in refused.value.refusals] == [(sentence, field)]


@pytest.mark.parametrize(
    ("agency", "person", "sentence"),
    [
        (AgencyStanding(kind=AgencyKind.VICTIM_SERVICES), None,
         r"^3\.5-vsp-prohibited: a victim service provider does not enter data, so its staff hold no license"),
        (None, PersonStanding(licensed_here=True),
         r"^2\.2-aa-unique-license: the person holds a license of this agency already"),
        (None, PersonStanding(left=True), r"^2\.1-departure-48h: the person has left"),
    ],
)  # fmt: skip
def test_what_the_registries_say_may_stand_against_a_license_too(
    agency: AgencyStanding | None, person: PersonStanding | None, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        requested(agency=agency, person=person)


def test_a_minor_who_is_a_contractor_is_told_both_at_once() -> None:
    with pytest.raises(NotAllowed) as refused:
        requested(request(adult=False, engagement=Engagement.CONTRACTOR))
    assert {each.clause for each in refused.value.refusals} == {"2.1-min-age", "2.1-contractor-ban"}


def test_a_volunteer_who_meets_all_three_conditions_is_admitted() -> None:
    assert requested(request(**VOLUNTEER)).case.state == "ENROLLED"


def test_the_agency_asks_and_nobody_for_himself() -> None:
    play = Play(requested().process, local(2, 20))
    play.learn(AgencyStanding(), PersonStanding(), TrainingRecord())
    with pytest.raises(NotAllowed, match=r"^2\.1-user-eligibility: this is for the Agency Administrator to do"):
        play.do("request", TRAINEE, request())
    assert told([play.do("request", AGENCY_DIRECTOR, request())]) == [(date(2026, 2, 20), "onboarding-begins", TRAINEE)]


@pytest.mark.parametrize("made", [True, False])
def test_a_background_check_is_recorded_and_never_blocks(made: bool) -> None:
    play = requested(request(background_check=made))
    assert play.case.state == "ENROLLED"
    assert play.case.forms[Access] == request(background_check=made)


@pytest.mark.parametrize(
    ("minutes", "missed", "credit"), [(60, 10, True), (60, 11, False), (180, 18, True), (180, 19, False), (5, 5, True)]
)
def test_more_than_the_greater_of_ten_minutes_or_ten_percent_missed_is_no_credit(
    minutes: int, missed: int, credit: bool
) -> None:
    security, series = requested(), submitted()
    series.learn(TrainingRecord(attended=(session(minutes=minutes, missed=missed),)))
    held = Security(held_on=date(2026, 2, 20), minutes=minutes, missed=missed)
    attempts: list[Callable[[], Decision]] = [
        lambda: security.do("record-security-training", SYSTEM_ADMIN, held),
        lambda: series.do("accept", SYSTEM_ADMIN),
    ]
    for attempt in attempts:
        if credit:
            assert attempt().steps
        else:
            with pytest.raises(NotAllowed, match=r"^2\.2-participation: "):
                attempt()


def test_a_session_without_credit_is_named_and_taken_again() -> None:
    play = submitted()
    play.learn(TrainingRecord(attended=(session(), session("Exits", missed=20))))
    with pytest.raises(NotAllowed, match=r"^2\.2-participation: there is no credit yet for Exits"):
        play.do("accept", SYSTEM_ADMIN)
    play.learn(TrainingRecord(attended=(session(), session("Exits", missed=20), session("Exits"))))
    assert play.do("accept", SYSTEM_ADMIN).after.state == "TRAINED"


def test_a_series_whose_attendance_nobody_recorded_is_not_accepted() -> None:
    play = submitted()
    play.learn(TrainingRecord())
    with pytest.raises(NotAllowed, match=r"^2\.2-participation: the attendance of the series is not on record yet"):
        play.do("accept", SYSTEM_ADMIN)


def test_a_session_is_recorded_in_the_registry() -> None:
    held = Session(title="Exits", held_on=date(2026, 3, 2), minutes=90, missed=5)
    recorded = begun().do("record-session", SYSTEM_ADMIN, held)
    assert recorded.effects == (RecordAttendance(Topic.BASIC, "Exits", date(2026, 3, 2), 90, 5),)
    assert recorded.after.state == "TRAINING"


def test_a_former_license_holder_retakes_the_series_unless_ica_waives_it() -> None:
    play = requested(person=PersonStanding(licensed_before=True))
    assert "waiver" in play.case.owed
    assert "waiver" not in requested().case.owed
    required = play.do("require-series", SYSTEM_ADMIN, SeriesNeeded(why="the software changed in 2025"))
    assert (required.closed, required.after.state) == (("waiver",), "ENROLLED")
    waived = requested(person=PersonStanding(licensed_before=True)).do("waive", SYSTEM_ADMIN, BOTH_FACTORS)
    assert (waived.after.state, waived.after.forms[Waiver]) == ("TRAINED", BOTH_FACTORS)


def test_only_ica_waives_and_only_by_recording_both_factors() -> None:
    play = requested(person=PersonStanding(licensed_before=True))
    with pytest.raises(NotAllowed, match=r"^2\.2-waiver: this is for the System Administrator to do"):
        play.do("waive", AGENCY_ADMIN, BOTH_FACTORS)
    for factor in ("familiarity", "changes"):
        said = msgspec.to_builtins(BOTH_FACTORS)
        for blank in ({**said, factor: " "}, {name: words for name, words in said.items() if name != factor}):
            with pytest.raises(msgspec.ValidationError, match=factor):
                msgspec.convert(blank, Waiver)
