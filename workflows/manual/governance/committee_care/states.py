"""D04: where the care of the Committee may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    WANTED = "WANTED", "meetings or seats of the Committee are to be seen to"
    SETTLED = "SETTLED", "meetings are scheduled and seats are filled"
