"""P18: where the access of a funder may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    SIGNING = "SIGNING", "the agency and the funder are signing the agreement"
    ANSWERING = "ANSWERING", "the agency does not sign; ICA tells the funder"
    DECIDING = "DECIDING", "both have signed; ICA decides whether the funder gets access"
    RUNNING = "RUNNING", "the funder has access under the agreement"
    EXTENDING = "EXTENDING", "the agency agrees to a longer term; ICA decides"
    CLOSING = "CLOSING", "the agreement has ended; ICA closes the access"
    ENDED = "ENDED", "the agreement and the access have ended"
    REFUSED = "REFUSED", "the funder gets no access"
    WITHDRAWN = "WITHDRAWN", "withdrawn before there was any access"
