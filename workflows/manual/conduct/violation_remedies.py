"""P19: how the remedy of a first or second violation is reported, and what it ends."""

from workflows.facts.effects import ReinstateLicense
from workflows.facts.facts import Fact, Known, fact
from workflows.grammar.process import Must, Require, State, Step, escalate
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.conduct.violation_duties import FIRST_TERM, SECOND_TERM, S
from workflows.manual.conduct.violation_forms import Letter, OtherRemedy, Remedy

ON_REMEDY_NOTICE = "on_remedy_notice"


def _after_notice(form: type[Remedy | OtherRemedy], received: Fact[object]) -> Require:
    return Require(
        "2.8-v1-suspend",
        "the remedy is reported after the written notice",
        lambda known: known[form].received_on >= known[Letter].sent_on,
        received,
    )


def _reported(clause: str, to: State | None) -> tuple[Step, Step]:
    """Return how the agency reports a remedy, and how ICA takes the report of the agency the person works for now."""
    own = (
        Step("report-remedy", clause, to)
        .called("Report the remedy", "Remedy reported")
        .asks(Remedy)
        .requires(_after_notice(Remedy, fact(Remedy.received_on)))
        .tells("remedy-reported", SYSTEM_ADMIN)
    )
    other = (
        Step("accept-remedy", "2.8-v2-remedy", to)
        .citing(clause)
        .called("Take another agency's report", "Remedy reported by another agency")
        .by(SYSTEM_ADMIN)
        .asks(OtherRemedy)
        .requires(_after_notice(OtherRemedy, fact(OtherRemedy.received_on)))
    )
    return own, other


def _lifts_early(known: Known) -> bool:
    return known.policy.v1_early_lift == ON_REMEDY_NOTICE


def _early(step: Step) -> Step:
    return (
        step.when("a report ends the suspension early", _lifts_early)
        .does(ReinstateLicense("the remedy was reported"))
        .tells("license-reinstated", USER, AGENCY_ADMIN)
    )


REMEDY_FIRST = (
    Must("remedy", "2.8-v1-suspend", AGENCY_ADMIN, "report the action taken, which ends the suspension")
    .by(FIRST_TERM, late=escalate(AGENCY_DIRECTOR))
    .answers(
        *(_early(step) for step in _reported("2.8-v1-suspend", S.AFTERCARE)),
        *_reported("2.8-v1-suspend", None),
    )
)
REMEDY_SECOND = (
    Must("remedy-second", "2.8-v2-remedy", AGENCY_ADMIN, "report the action taken to remedy the violation")
    .by(SECOND_TERM, late=escalate((AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR), monthly=True))
    .answers(*_reported("2.8-v2-remedy", None))
)
