"""P32: where an interruption of HMIS, what an agency tells its users of it, and a move of ICA may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    ANNOUNCED = "ANNOUNCED", "maintenance of HMIS is announced"
    DOWN = "DOWN", "HMIS is interrupted"
    BACK = "BACK", "HMIS is back"
    CALLED_OFF = "CALLED_OFF", "it was called off"
    TELLING = "TELLING", "the agency's users are to be told"
    TOLD = "TOLD", "the agency's users are told"
    REENTERING = "REENTERING", "the agency enters again what was lost"
    REENTERED = "REENTERED", "what was lost is entered again"
    SUPERSEDED = "SUPERSEDED", "something newer is to be told, or nothing any more"
    MOVED = "MOVED", "ICA works from another office"
    RETURNED = "RETURNED", "ICA works from its usual office again"
