"""Where the change of a guarded role may stand."""

from workflows.grammar.process import State


class S(State):
    """Where it may stand."""

    PROPOSED = "PROPOSED", "Proposed; a second person has to confirm it"
    HANDING_OVER = "HANDING_OVER", "Confirmed; the password link is handed over"
    CHANGED = "CHANGED", "Confirmed and done"
    DECLINED = "DECLINED", "Declined; everything stays as it is"
    WITHDRAWN = "WITHDRAWN", "Withdrawn; everything stays as it is"
