"""P06: where a change of a user's access may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    ENDORSING = "ENDORSING", "the executive director is to say whether the agency asks ICA for the level"
    DECIDING = "DECIDING", "asked for; nothing is decided yet"
    CHANGING = "CHANGING", "decided; ICA makes the change in WellSky"
    CHANGED = "CHANGED", "the access is changed"
    REFUSED = "REFUSED", "the access stays as it was"
    WITHDRAWN = "WITHDRAWN", "withdrawn; the access stays as it was"
    LEFT = "LEFT", "the license has ended, and ART with it"
