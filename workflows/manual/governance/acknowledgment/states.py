"""P33: where the signature of one person under one edition of a text may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    ASKED = "ASKED", "waiting for a signature"
    SIGNED = "SIGNED", "signed"
    REPLACED = "REPLACED", "a newer edition has taken its place"
    LEFT = "LEFT", "no longer asked of this person here"
    EXCUSED = "EXCUSED", "closed without a signature"
