"""P03: where a new user's case may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where a new user's case may stand."""

    REAPPLYING = "REAPPLYING", "ICA is deciding whether there may be a new license after a termination"
    ENROLLED = "ENROLLED", "waiting for a training series to begin"
    TRAINING = "TRAINING", "the trainee is taking the series"
    IN_REVIEW = "IN_REVIEW", "ICA is reviewing the homework"
    CORRECTING = "CORRECTING", "the trainee is making corrections"
    TRAINED = "TRAINED", "training is done; other conditions of access are outstanding"
    CLEARED = "CLEARED", "all conditions are met; the username is being created"
    LICENSED = "LICENSED", "the user has a license"
    LAPSED = "LAPSED", "the series lapsed and must be retaken"
    REPEATED = "REPEATED", "ICA asks for the series again"
    REFUSED = "REFUSED", "the license is refused"
    WITHDRAWN = "WITHDRAWN", "the agency withdrew the request"
