"""P20: where a complaint may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where a complaint may stand."""

    RECEIVED = "RECEIVED", "ICA is reading the complaint"
    ASKED = "ASKED", "ICA is waiting for what the complaint lacks"
    LOOKING = "LOOKING", "ICA is looking into the complaint"
    WITH_LEADERSHIP = "WITH_LEADERSHIP", "the leadership is looking into the complaint"
    DECIDING = "DECIDING", "the leadership is deciding what follows"
    ANSWERING = "ANSWERING", "the complainant is to be told"
    ANSWERING_FOR_LEADERS = "ANSWERING_FOR_LEADERS", "the complainant is to be told what the leadership decided"
    ALLEGED = "ALLEGED", "it became a violation case"
    DISMISSED = "DISMISSED", "the complaint is dismissed"
    UNFOUNDED = "UNFOUNDED", "the complaint is unfounded"
    SETTLED = "SETTLED", "the leadership has decided"
