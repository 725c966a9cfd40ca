"""Kim Roe of Pathways, at the points where the stories of onboarding begin; the series begins on Monday, March 2, 2026."""

from datetime import date

import msgspec

from tests.workflows.moments import local
from workflows.engine.cases import Decision
from workflows.facts.effects import OpenCase, Topic
from workflows.grammar.events import THE_CLOCK, Act
from workflows.law.levels import Level
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, TRAINEE, Role
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.people.onboarding import PROCESS
from workflows.manual.people.onboarding.access import Account
from workflows.manual.people.onboarding.level import LevelDecision
from workflows.manual.people.onboarding.own_sessions import Series
from workflows.manual.people.onboarding.requesting import Access, Engagement
from workflows.manual.people.onboarding.security import Security
from workflows.manual.people.onboarding.series import Corrections, Homework
from workflows.manual.people.onboarding.signing import Acknowledgment, Signature
from workflows.manual.people.standing import AgencyStanding, EarlierSeries, PersonStanding
from workflows.trying.simulate import Play

STAFF = Access(
    agency="pathways",
    name="Kim Roe",
    email="kim@pathways.example",
    engagement=Engagement.STAFF,
    adult=True,
    authorized=True,
    level=Level.CASE_MANAGER_1,
)
BEGUN = Series(begun_on=date(2026, 3, 2))
WORK = Homework(work="all nine assignments")
WRONG = Corrections(wanted="the exit dates")
SIGNED = Signature(agree=True, conflict_statement=True, signed_as="Kim Roe")
NOTICED = Acknowledgment(received=True, signed_as="Kim Roe")
SECURED = Security(held_on=date(2026, 3, 2), minutes=60, missed=0)
LEVEL = LevelDecision(level=Level.CASE_MANAGER_1, provider="Pathways", oriented=True)
ACCOUNT = Account(username="kroe", created_on=date(2026, 3, 16))


def request(**fields: object) -> Access:
    """Return Kim's request with some fields changed."""
    return msgspec.structs.replace(STAFF, **fields)


def session(title: str = "Basics", minutes: int = 60, missed: int | None = 0, topic: Topic = Topic.BASIC) -> Attended:
    """Return a row of the training registry."""
    return Attended(topic=topic, title=title, on=date(2026, 3, 3), minutes=minutes, missed=missed)


TRAINED = TrainingRecord(attended=(session(),))
READY = TrainingRecord(attended=(session(), session("Security", topic=Topic.SECURITY)))


def requested(
    access: Access = STAFF,
    policy: Policy = FIRST_EDITION,
    agency: AgencyStanding | None = None,
    person: PersonStanding | None = None,
) -> Play:
    """Request the license on Friday, February 20."""
    play = Play(PROCESS, local(2, 20), policy)
    play.learn(agency or AgencyStanding(), person or PersonStanding(), TrainingRecord(), EarlierSeries())
    play.do("request", AGENCY_ADMIN, access)
    return play


def begun(access: Access = STAFF, policy: Policy = FIRST_EDITION) -> Play:
    """Begin the series on Monday, March 2."""
    play = requested(access, policy)
    play.wait(local(3, 2, 15))
    play.do("begin-series", SYSTEM_ADMIN, BEGUN)
    return play


def submitted(day: int = 16, policy: Policy = FIRST_EDITION) -> Play:
    """Hand the homework in on a day of March."""
    play = begun(policy=policy)
    play.learn(TRAINED)
    play.wait(local(3, day))
    play.do("submit", TRAINEE, WORK)
    return play


def correcting(policy: Policy = FIRST_EDITION) -> Play:
    """Ask for corrections on Friday, March 20."""
    play = submitted(policy=policy)
    play.wait(local(3, 20))
    play.do("correct", SYSTEM_ADMIN, WRONG)
    return play


def next_attempt(decision: Decision) -> Play:
    """Open the case that a decision asks for, as the desk does, at the same moment."""
    (opening,) = (effect for effect in decision.effects if isinstance(effect, OpenCase))
    forms = opening.forms
    assert isinstance(forms, tuple)
    play = Play(PROCESS, decision.at)
    play.learn(AgencyStanding(), PersonStanding(), TrainingRecord(), EarlierSeries())
    play.fire(Act(opening.step, THE_CLOCK, forms))
    return play


def told(decisions: list[Decision]) -> list[tuple[date, str, Role]]:
    """Return who was told what, and on which day."""
    return [
        (FIRST_EDITION.calendar.day(each.at), notice.template, notice.to)
        for each in decisions
        for notice in each.notices
    ]


def told_of(duty: str, decisions: list[Decision]) -> list[tuple[date, str, Role]]:
    """Return who was told what of one task, and on which day."""
    return [
        (FIRST_EDITION.calendar.day(each.at), notice.template, notice.to)
        for each in decisions
        for notice in each.notices
        if notice.duty == duty
    ]
