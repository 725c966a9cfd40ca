"""D04: where the care of the Committee may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    WANTED = "WANTED", "ICA schedules meetings of the Committee, or has its seats filled"
    SETTLED = "SETTLED", "meetings are scheduled and seats are filled"
