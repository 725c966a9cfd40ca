"""P03: the conditions of a license, in the manual's words."""

from workflows.facts.effects import Topic
from workflows.facts.facts import Known, fact
from workflows.grammar.process import Require
from workflows.law.agency_kinds import AgencyKind
from workflows.law.credit import credited, no_credit
from workflows.law.levels import ORDER, Level
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.onboarding_forms import (
    Access,
    Acknowledgment,
    Engagement,
    LevelDecision,
    Security,
    Series,
    Signature,
)
from workflows.manual.people.standing import AgencyStanding, Attempt, PersonStanding


def volunteers(known: Known) -> bool:
    """Say whether the person is an official volunteer."""
    return known[Access].engagement is Engagement.VOLUNTEER


def above_ceiling(known: Known) -> bool:
    """Say whether the level asked for is above what an agency decides itself."""
    return not known[Access].level.within(known.policy.aa_max_level)


def former(known: Known) -> bool:
    """Say whether the person held a license before; a license that is only suspended is not a past one."""
    return known[PersonStanding].licensed_before


def attempt(known: Known) -> Attempt:
    """Return which attempt this is; a request is the first."""
    return known[Attempt] if Attempt in known.forms else Attempt()


def trained(known: Known) -> bool:
    """Say whether the person has credit for the series."""
    return known[TrainingRecord].credit(Topic.BASIC, known)


def secure(known: Known) -> bool:
    """Say whether security training of this year or the last stands (2.2-annual-security: each counts for its year)."""
    return known[TrainingRecord].credit(Topic.SECURITY, known, known.today.year - 1)


def _missed_sessions(known: Known) -> str:
    gaps = known[TrainingRecord].uncredited(Topic.BASIC, known, known[Series].begun_on)
    named = ", ".join(row.title for row in gaps)
    return f"there is no credit yet for {named}" if gaps else "the attendance of the series is not on record yet"


def _attended(known: Known) -> bool:
    begun, record = known[Series].begun_on, known[TrainingRecord]
    return trained(known) and not record.uncredited(Topic.BASIC, known, begun)


def _security_credit(known: Known) -> bool:
    return credited(known[Security].minutes, known[Security].missed, known.policy)


def _failed_repeatedly(known: Known) -> bool:
    return attempt(known).failed >= known.policy.refusal_min_attempts


def _fails_repeatedly(known: Known) -> bool:
    return attempt(known).failed + 1 >= known.policy.refusal_min_attempts


def _too_few(known: Known) -> str:
    return f"a license is refused only after homework failed in at least {known.policy.refusal_min_attempts} series"


ELIGIBLE = (
    Require("3.5-vsp-prohibited", "a victim service provider does not enter data, so its staff hold no license",
            lambda known: known[AgencyStanding].kind is not AgencyKind.VICTIM_SERVICES, about=fact(Access.agency)),
    Require("2.1-contractor-ban", "someone who is only a contractor may not hold a license",
            lambda known: known[Access].engagement is not Engagement.CONTRACTOR, about=fact(Access.engagement)),
    Require("2.1-user-eligibility", "a user is paid staff or an official volunteer",
            lambda known: known[Access].engagement is not Engagement.OTHER, about=fact(Access.engagement)),
    Require("2.1-volunteer-conditions", "a volunteer has completed the agency's volunteer application",
            lambda known: not volunteers(known) or known[Access].application, about=fact(Access.application)),
    Require("2.1-volunteer-conditions", "a volunteer has undergone the agency's training",
            lambda known: not volunteers(known) or known[Access].agency_training, about=fact(Access.agency_training)),
    Require("2.1-volunteer-conditions", "a volunteer records hours with the agency",
            lambda known: not volunteers(known) or known[Access].hours, about=fact(Access.hours)),
    Require("2.1-min-age", "a user is at least 18 years old", fact(Access.adult)),
    Require("2.2-aa-access-only-if", "the agency must authorize the user", fact(Access.authorized)),
    Require("2.1-access-level-decider", "above Case Manager III the executive director asks for the level",
            lambda known: not above_ceiling(known) or known[Access].director_asks, about=fact(Access.director_asks)),
    Require("2.2-aa-unique-license", "the person holds a license of this agency already",
            lambda known: not known[PersonStanding].licensed_here, about=fact(Access.email)),
    Require("2.8-v4-terminate", "the person's license was terminated; ICA decides first whether there may be a new one",
            lambda known: not known[PersonStanding].terminated, about=fact(Access.email)),
)  # fmt: skip
ATTENDED = Require("2.2-participation", _missed_sessions, _attended)
SECURITY_CREDIT = Require(
    "2.2-participation",
    lambda known: no_credit(known[Security].minutes, known[Security].missed, known.policy),
    _security_credit,
    about=fact(Security.missed),
)
FAILED_REPEATEDLY = Require("2.2-refuse-license", _too_few, _failed_repeatedly)
FAILS_REPEATEDLY = Require("2.2-refuse-license", _too_few, _fails_repeatedly)
SIGNED = (
    Require("2.1-user-agreement-sign", "there is no access without the User Agreement", fact(Signature.agree)),
    Require("2.1-coi-statement", "all users agree to the conflict-of-interest statement", fact(Signature.conflict_statement)),
)  # fmt: skip
RECEIVED = Require(
    "3.4-privacy-ack", "a user acknowledges receipt of the privacy notice", fact(Acknowledgment.received)
)
WITHIN_CEILING = Require(
    "2.1-access-level-decider",
    "an agency decides levels up to Case Manager III; above it the System Administrator decides",
    lambda known: known[LevelDecision].level.within(known.policy.aa_max_level),
    about=fact(LevelDecision.level),
)
NOT_ABOVE_ASKED = Require(
    "2.1-access-level-decider",
    "a level above Case Manager III is given only where the executive director asked for one",
    lambda known: known[LevelDecision].level.within(max(
        (Level(known.policy.aa_max_level), known[Access].level), key=ORDER.__getitem__)),
    about=fact(LevelDecision.level),
)  # fmt: skip
ORIENTED = Require(
    "2.1-aa-training-duty",
    "whoever decides the level makes sure that new staff know the data-entry rules",
    fact(LevelDecision.oriented),
)
PARTNER = Require(
    "2.1-partnership-sign",
    "no license is issued before the agency's Partnership Agreement is signed",
    lambda known: known[AgencyStanding].partnership_signed,
)
READY = (
    Require("2.1-training-before-access", "all users complete training before access is granted",
            lambda known: trained(known) or known.taken.get("waive") is not None),
    Require("2.2-aa-access-only-if", "a user has received security training", secure),
    Require("2.8-v1-suspend", "the person is suspended for a violation; there is no license before that ends",
            lambda known: not known[PersonStanding].barred),
    PARTNER,
)  # fmt: skip
