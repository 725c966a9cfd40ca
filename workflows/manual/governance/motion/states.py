"""P34: where a motion may stand; the votes stand alike wherever the Committee votes on something of its own."""

from workflows.grammar.steps import State


class V(State):
    """Where a vote of the Committee may stand."""

    OPEN = "OPEN", "the Committee votes openly"
    NAMED = "NAMED", "the Committee votes; names are shown after the count"
    SECRET = "SECRET", "the Committee votes in secret"
    CHAIRED = "CHAIRED", "nothing was decided; the chair says how it goes on"
    LAPSED = "LAPSED", "dropped without a decision"


class S(State):
    """Where a motion may stand besides."""

    MOVED = "MOVED", "the chair puts the motion to the vote"
    ADOPTED = "ADOPTED", "adopted"
    REJECTED = "REJECTED", "rejected"
    WITHDRAWN = "WITHDRAWN", "withdrawn"
