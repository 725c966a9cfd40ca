"""Where an edition of the deadlines and limits may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    PROPOSED = "PROPOSED", "the edition is before the Advisory Committee"
    ADOPTED = "ADOPTED", "the edition is adopted, and holds from its first day on"
    KEPT = "KEPT", "the deadlines and limits stay as they are"
