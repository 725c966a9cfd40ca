"""P19: where a violation may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where a violation may stand."""

    ALLEGED = "ALLEGED", "ICA is looking into what is alleged"
    FOUND = "FOUND", "a violation is found; user and agency are to be told in writing"
    FIRST = "FIRST", "the suspension for a first violation runs"
    SECOND = "SECOND", "the suspension for a second violation runs"
    THIRD = "THIRD", "the Committee is voting on a third violation"
    PATTERN = "PATTERN", "several users of the agency violated repeatedly; ICA prepares its proposal"
    CHAIRED = "CHAIRED", "the vote decided nothing; the chair says how to go on"
    KEPT = "KEPT", "the license is kept; the suspension runs out"
    RULING = "RULING", "the Committee suspends the agency; length and scope are being recorded"
    AGENCY_SUSPENDED = "AGENCY_SUSPENDED", "the agency is suspended as the Committee decided"
    CONFIRMING = "CONFIRMING", "ICA is confirming the termination: a further violation after the license was kept"
    OLDER = "OLDER", "ICA's director is deciding: the license was kept, but this happened before"
    AFTERCARE = "AFTERCARE", "training and the notice to the Committee are outstanding"
    RETRAINING = "RETRAINING", "the Committee has decided; training is outstanding"
    ENDING = "ENDING", "the license has ended; it remains to be ended in WellSky"
    REVOKED = "REVOKED", "the Committee revoked the finding; WellSky is to follow"
    CLOSED = "CLOSED", "everything that follows is done"
    TERMINATED = "TERMINATED", "the licenses are terminated"
    TAKEN_BACK = "TAKEN_BACK", "the Committee revoked the finding, and everything that follows is done"
    JOINED = "JOINED", "it was added to the violation that the Committee decides on"
    SAME_DEED = "SAME_DEED", "it is about a deed that was found already; one deed is one violation"
    DISMISSED = "DISMISSED", "no violation is found"
