"""P09: where a conflict of interest may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where a conflict of interest may stand."""

    DISCLOSED = "DISCLOSED", "the Agency Administrator or ICA is arranging who works on the record instead"
    ARRANGED = "ARRANGED", "somebody else works on the record"
    SUSPECTED = "SUSPECTED", "ICA is to run the audit trail report"
    CONSIDERED = "CONSIDERED", "ICA is to decide whether to run the audit trail report"
    FOUND = "FOUND", "the audit found an infraction; ICA decides what follows"
    ALLEGED = "ALLEGED", "it became a violation case"
    LEFT = "LEFT", "ICA opened no violation case about the infraction"
    CLEARED = "CLEARED", "the audit found no infraction"
    UNDETERMINED = "UNDETERMINED", "the audit could not tell whether there was an infraction"
    PASSED = "PASSED", "ICA ran no audit"
