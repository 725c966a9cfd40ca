"""P14: where a disclosure because of a threat, abuse or incapacity may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand; that the review found something is told to nobody by where the case stands."""

    LOGGED = "LOGGED", "disclosed and logged; ICA and legal counsel are reviewing it"
    WANTING = "WANTING", "ICA is completing the review"
    REVIEWED = "REVIEWED", "reviewed by ICA and legal counsel"
