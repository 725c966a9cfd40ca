"""P24: where the round of an agency and month may stand."""

from workflows.grammar.process import State


class S(State):
    """The states of a monthly round."""

    READING = "READING", "ICA reads the figures of the month"
    SHORT = "SHORT", "ICA tells the programs what falls short"
    CORRECTING = "CORRECTING", "the agency corrects its data, and ICA trains its programs"
    ENOUGH = "ENOUGH", "the data meet the standard"
    NO_FIGURES = "NO_FIGURES", "there are no figures for this month"
    CORRECTED = "CORRECTED", "the data are corrected, and the programs trained"
    EXCUSED = "EXCUSED", "what falls short is excused"
    LEFT = "LEFT", "the agency has no users any more"
    IN_PLAN = "IN_PLAN", "what falls short is dealt with in another case"
