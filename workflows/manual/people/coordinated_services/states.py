"""P08: where a Coordinated Services Agreement may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    SIGNING = "SIGNING", "the user and both agencies are signing"
    KEEPING = "KEEPING", "all have signed; ICA files the agreement and opens the access"
    RUNNING = "RUNNING", "the user may work for the other agency"
    CLOSING = "CLOSING", "the agreement has ended; ICA closes the access"
    ENDED = "ENDED", "the agreement has ended"
    REFUSED = "REFUSED", "an agency did not sign"
    WITHDRAWN = "WITHDRAWN", "withdrawn before all had signed"
