"""P34: where the review of the manual may stand, besides the Committee's vote."""

from workflows.grammar.steps import State


class R(State):
    """Where it may stand."""

    REVIEWING = "REVIEWING", "ICA reviews the manual"
    BEFORE_COMMITTEE = "BEFORE_COMMITTEE", "the chair puts it to the vote"
    CONTINUA = "CONTINUA", "the Committee approved it; the CoCs decide"
    APPROVED = "APPROVED", "approved by the Committee and the CoCs"
    CANCELED = "CANCELED", "ended without a decision"
