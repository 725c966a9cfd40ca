"""P29: where a complaint about privacy and security may stand; the Committee's votes stand as those on a motion do."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    AGENCY = "AGENCY", "the agency is looking into the complaint"
    ICA = "ICA", "ICA is looking into it, and hears the executive director"
    ARBITRATING = "ARBITRATING", "the chair proposes how the Committee decides"
    PROPOSED = "PROPOSED", "the chair puts the proposal to the vote"
    TELLING = "TELLING", "ICA tells the complainant and the agency what the Committee decided"
    RESOLVED = "RESOLVED", "settled"
    SENT_ON = "SENT_ON", "it goes by the agency's own grievance procedure"
    ARBITRATED = "ARBITRATED", "the Committee's decision is final"
    WITHDRAWN = "WITHDRAWN", "withdrawn by the complainant"
