"""P27: where a misuse of funds may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    SEEN = "SEEN", "ICA writes to the agency about it"
    CURING = "CURING", "the agency puts it right"
    CHECKING = "CHECKING", "ICA checks what the agency says"
    DECIDING = "DECIDING", "it is not put right; ICA's director decides whether the funder is told"
    SENDING = "SENDING", "ICA sends the letter to the funder"
    RECTIFIED = "RECTIFIED", "put right"
    FUNDER_TOLD = "FUNDER_TOLD", "the funder is told"
    LEFT = "LEFT", "closed without a word to the funder"
    UNFOUNDED = "UNFOUNDED", "it was no misuse"
