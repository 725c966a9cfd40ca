"""P23: where a change of fees may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where a change of fees may stand."""

    PROPOSED = "PROPOSED", "the fee is before the Advisory Committee, which may ask questions"
    CHANGED = "CHANGED", "the fee changes with the next billing year"
    KEPT = "KEPT", "the fee stays as it is"
    ON_RECORD = "ON_RECORD", "the amount is on record"
