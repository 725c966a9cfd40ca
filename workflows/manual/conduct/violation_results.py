"""P19: what follows from the Committee's vote, whether all have voted or the chair closes it with a quorum."""

from workflows.facts.effects import DecideFinding, TerminateLicense
from workflows.grammar.process import Step
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CHAIR, USER
from workflows.manual.conduct.violation_duties import S
from workflows.manual.conduct.violation_tiers import of_agency
from workflows.manual.conduct.violation_vote import QUORUM, for_keeping, for_suspending, for_terminating


def _results(name: str) -> tuple[Step, ...]:
    return (
        Step(name, "2.8-v3-retain", S.KEPT)
        .when("the Committee keeps the license", for_keeping)
        .does(DecideFinding("kept"))
        .tells("license-kept", USER, AGENCY_ADMIN),
        Step(name, "2.8-v3-agency-subject", S.RULING)
        .when("the Committee suspends the agency", for_suspending)
        .does(DecideFinding("suspended"))
        .tells("ruling-asked", CHAIR),
        Step(name, "2.8-v3-determination", S.ENDING)
        .when("the Committee terminates", for_terminating)
        .does(DecideFinding("terminated"), TerminateLicense(whole_agency=of_agency))
        .tells("license-terminated", USER, AGENCY_DIRECTOR),
        Step(name, "1-advisory-composition", S.CHAIRED).tells("vote-undecided", CHAIR),
    )


COUNT = tuple(step.called("Count the votes", "Votes counted") for step in _results("count"))
CLOSE = tuple(
    step.called("Close the vote", "Vote closed by the chair").by(CHAIR).requires(QUORUM)
    for step in _results("close-vote")
)
