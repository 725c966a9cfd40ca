"""P25: where a corrective action plan may stand."""

from workflows.grammar.process import State


class S(State):
    """The states of a corrective action plan."""

    PLANNING = "PLANNING", "ICA works out a plan with the agency"
    AGREEING = "AGREEING", "the agency looks at the plan"
    RUNNING = "RUNNING", "the plan runs"
    DECIDING = "DECIDING", "ICA's director decides what follows"
    MET = "MET", "the plan is met"
    REFERRED = "REFERRED", "ICA's director referred it as a violation"
    LEFT = "LEFT", "the plan is closed without more"
