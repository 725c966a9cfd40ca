"""P02: where the naming of an Agency Administrator may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    WANTED = "WANTED", "the agency has yet to name an Agency Administrator"
    RECORDING = "RECORDING", "somebody was named; ICA records it"
    DESIGNATED = "DESIGNATED", "the agency has an Agency Administrator"
    NOT_NEEDED = "NOT_NEEDED", "the agency has fewer users now, and may do without"
    GIVEN_UP = "GIVEN_UP", "the agency does without; ICA does the administrator's duties"
    UNCHANGED = "UNCHANGED", "nothing changes"
