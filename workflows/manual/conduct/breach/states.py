"""P21: where a report of a security breach may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    REPORTED = "REPORTED", "reported; ICA stops it and finds out how far it reached"
    TELLING = "TELLING", "ICA tells everybody who has to be told by law"
    DECIDING = "DECIDING", "ICA decides whether a violation case follows"
    LOCKED = "LOCKED", "all is done but for a license that is locked"
    CLOSED = "CLOSED", "dealt with"
    UNFOUNDED = "UNFOUNDED", "it was no breach"
