"""P25. A corrective action plan for data that still fall short after ICA's training (manual 4.3, Data Quality Plan).

ICA and the agency work out a plan: what the agency's data need, measures with dates, until when. It is reviewed every thirty days
and closed when it is met. What follows a plan that is not met ICA's director decides: more time, nothing more, or a referral as a
violation (P19), with a reason. A referral ends the plan: one deficiency never runs in both at once.
"""

from workflows.facts.known import Known
from workflows.grammar.process import Ended, Process, Waiting
from workflows.grammar.words import wording
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.manual.data.corrective_action.deciding import DECIDE
from workflows.manual.data.corrective_action.planning import AGREEMENT, BEGIN, DEFICIENT, PLAN, UNANSWERED, PlanWanted
from workflows.manual.data.corrective_action.reason import CLAUSE, NEEDS, PlanBefore, PlanReason
from workflows.manual.data.corrective_action.running import CARRY_OUT, NOT_MET, REPEAT_TRAINING, REVIEW, PlanNotMet
from workflows.manual.data.corrective_action.states import S


@wording("what falls short")
def _why(known: Known) -> str:
    brought, wanted = known.forms.get(PlanReason), known.forms.get(PlanWanted)
    if isinstance(brought, PlanReason):
        return brought.shortfalls
    return wanted.shortfalls if isinstance(wanted, PlanWanted) else "The case says what falls short."


@wording("how far the plan came")
def _stands(known: Known) -> str:
    return known[PlanNotMet].why if NOT_MET.taken(known) else "The agency did not answer the plan that ICA proposed."


PROCESS = (
    Process(
        "P25",
        "Corrective action plan",
        "data",
        heading="Corrective action plan of {subject}",
        names={"why": _why, "stands": _stands},
    )
    .looks_up(PlanBefore)
    .shows(PlanBefore, to=(ICA,))
    .takes_over(PlanReason)
    .shows(PlanReason, to=(EVERY_AGENCY,))
    .one_open(CLAUSE, "the agency has a corrective action plan already")
    .begins(BEGIN, DEFICIENT)
    .runs(
        Waiting(S.PLANNING, NEEDS, "Plan").until(PLAN),
        Waiting(S.AGREEING, NEEDS, "Agreement").until(AGREEMENT).may(UNANSWERED),
        Waiting(S.RUNNING, NEEDS, "Measures").until(REVIEW).meanwhile(CARRY_OUT).may(REPEAT_TRAINING),
        Waiting(S.DECIDING, CLAUSE, "Decision").until(DECIDE),
        Ended(S.MET, NEEDS, "Closed"),
        Ended(S.REFERRED, CLAUSE),
        Ended(S.LEFT, CLAUSE),
    )
)
