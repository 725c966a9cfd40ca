"""P19: the ways of finding a violation, and of telling user and agency of a first or second one."""

from workflows.facts.effects import (
    AddAgendaItem,
    DecideFinding,
    Effect,
    OpenCase,
    RecordFinding,
    SuspendLicense,
)
from workflows.facts.facts import Form, Known, fact
from workflows.facts.rules import Rule
from workflows.grammar.process import Step
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CHAIR, COMMITTEE, ICA_DIRECTOR, USER
from workflows.manual.conduct.agency_pattern import newly_met
from workflows.manual.conduct.violation_duties import FIRST_TERM, S
from workflows.manual.conduct.violation_forms import Allegation, Finding, Letter, Violator
from workflows.manual.conduct.violation_tiers import (
    COUNSEL,
    LICENSED,
    NAMED,
    PROPOSED,
    after_kept,
    at_second,
    at_third,
    before_kept,
    joins,
    suspends_nobody,
    tier,
    whom,
)


def somebody(known: Known) -> bool:
    """Say whether the finding bars anybody's license."""
    return not suspends_nobody(known)


def suspension(until: Rule | None = None) -> SuspendLicense:
    """Suspend the user of the case, or the users that an agency's finding names."""
    return SuspendLicense(until, named=whom, when=somebody)


def papers(known: Known) -> tuple[Form, ...]:
    """Return what a case about the agency begins with (2.8-agency-wide)."""
    year = known[Finding].occurred_on.year
    words = (
        f"{known.policy.agency_users} or more users of the agency have "
        f"{known.policy.agency_violations_each} or more violations each in {year}."
    )
    agency = known[Allegation].agency
    return (Allegation(agency=agency, violator=Violator.AGENCY, what=words, occurred=f"in {year}"),)


def on_the_agenda(known: Known) -> str:
    """Return what an agenda says of a finding beside the case's number; never a name (2.8-v1-advisory)."""
    return known[Finding].nature if "nature" in known.policy.advisory_report_detail else "A violation"


def _find(clause: str, to: S, *effects: Effect) -> Step:
    return (
        Step("find", clause, to)
        .citing("2.8-tiered", "2.8-no-expiry")
        .called("Find a violation", "Violation found")
        .asks(Finding)
        .requires(LICENSED, COUNSEL, NAMED, PROPOSED)
        .does(
            RecordFinding(tier, fact(Finding.nature), fact(Finding.occurred_on), fact(Finding.law)),
            OpenCase("P19", "agency-wide", papers, when=newly_met, about_person=False),
            *effects,
        )
    )


ASKED_TO_DECIDE = ("determination-asked", COMMITTEE, CHAIR)
FIND = (
    _find("2.8-v3-determination", S.JOINED, DecideFinding("joined"))
    .when("a third violation waits for the Committee already", joins)
    .tells("papers-joined", COMMITTEE, CHAIR),
    _find("2.8-v4-terminate", S.CONFIRMING, DecideFinding("to be confirmed"))
    .when("the Committee let the user keep the license, and it happened after that", after_kept)
    .tells("termination-to-confirm", ICA_DIRECTOR),
    _find("2.8-v4-terminate", S.OLDER, DecideFinding("to be judged"))
    .when("the Committee let the user keep the license, and it happened before that", before_kept)
    .tells("termination-to-confirm", ICA_DIRECTOR),
    _find("2.8-v3-determination", S.THIRD, suspension())
    .citing("2.8-law-violation", "2.8-v3-agency-subject")
    .when("it is a third violation, or a breach of law", at_third)
    .tells(*ASKED_TO_DECIDE),
    _find("2.8-v1-notify", S.FOUND, AddAgendaItem(on_the_agenda)).citing("2.8-v2-notify"),
)


def _notice(clause: str, to: S) -> Step:
    return (
        Step("send-notice", clause, to)
        .called("Confirm the written notice", "User and agency told in writing")
        .asks(Letter)
        .tells("violation-found", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
    )


NOTICES = (
    _notice("2.8-v2-suspend", S.SECOND)
    .when("it is a second violation", at_second)
    .citing("2.8-v2-agency-subject")
    .does(suspension()),
    _notice("2.8-v1-agency-subject", S.AFTERCARE).when("an agency's violation names no user", suspends_nobody),
    _notice("2.8-v1-suspend", S.FIRST).does(suspension(FIRST_TERM)),
)
