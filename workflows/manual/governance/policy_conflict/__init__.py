"""P35. A law that asks more of an agency than the manual (manual 3, Privacy and Security).

"When a privacy or security standard conflicts with other Federal, state and local laws to which the Partner Agency must adhere,
the Partner Agency must contact the HMIS Lead Agency to collaboratively update the applicable policies for the Partner Agency to
accurately reflect the additional protections."

The agency reports the law, ICA works out with it what changes, and its executive director and ICA's director agree. What changes
adds protection and nothing else: fewer days for clients' requests, also for those under way, and programs that share nothing.
"""

from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.law.readers import EVERY_AGENCY
from workflows.manual.data.programs_known import AgencyPrograms
from workflows.manual.governance.policy_conflict.agreeing import AGREE, AGREE_FOR_ICA, TAKE_EFFECT
from workflows.manual.governance.policy_conflict.ending import CHECK_END, REVIEW
from workflows.manual.governance.policy_conflict.leaving import LEAVES, WITH_THE_AGENCY
from workflows.manual.governance.policy_conflict.reporting import CLAUSE, EXPLAIN, LAW, REPORT, WITHDRAW, same_law
from workflows.manual.governance.policy_conflict.states import S
from workflows.manual.governance.policy_conflict.terms import WORK_OUT, changes
from workflows.manual.people.standing import AgencyStanding

PROCESS = (
    Process(
        "P35",
        "Policy conflict",
        "governance",
        heading="{law} asks more of {subject}",
        names={"law": LAW, "changes": changes},
    )
    .looks_up(AgencyPrograms, AgencyStanding)
    .shows(AgencyPrograms, to=(EVERY_AGENCY,))
    .likely_twice("a report of this law by this agency is open already", same_law)
    .follows(WITH_THE_AGENCY)
    .begins(REPORT)
    .throughout((S.WEIGHING, S.RETURNED, S.AGREEING), may=(WITHDRAW,))
    .throughout((S.WEIGHING, S.RETURNED, S.AGREEING, S.IN_FORCE, S.ENDING), may=(LEAVES,))
    .runs(
        Waiting(S.WEIGHING, CLAUSE, "Terms").until(WORK_OUT),
        Waiting(S.RETURNED, CLAUSE, "Terms").until(EXPLAIN),
        Waiting(S.AGREEING, CLAUSE, "Agreement").until(AGREE, AGREE_FOR_ICA).then(TAKE_EFFECT),
        Waiting(S.IN_FORCE, CLAUSE, "In force").until(REVIEW),
        Waiting(S.ENDING, CLAUSE, "In force").until(CHECK_END),
        Ended(S.ENDED, CLAUSE, "Ended"),
        Ended(S.NO_CONFLICT, CLAUSE),
        Ended(S.WITHDRAWN, LOCAL),
        Ended(S.AGENCY_LEFT, LOCAL),
    )
)
