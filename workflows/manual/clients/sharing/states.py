"""P10: where what an agency says of sharing may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    ASSESSING = "ASSESSING", "ICA looks at the program before its records are shared"
    SWITCHING_OFF = "SWITCHING_OFF", "ICA switches the program back to Not Shared in WellSky"
    TO_SHARE = "TO_SHARE", "the record is to be shared in WellSky"
    RUNNING = "RUNNING", "the record is shared until the form ends"
    TO_STOP = "TO_STOP", "the record is to be set to Not Shared in WellSky"
    FORM_ENDED = "FORM_ENDED", "the form has ended, and the record is to be set to Not Shared in WellSky"
    FOLLOWING = "FOLLOWING", "WellSky is to follow what changed"
    WEIGHING = "WEIGHING", "ICA looks whether the use needs the client's consent"
    PROGRAM_SHARES = "PROGRAM_SHARES", "the program was switched to Shared in WellSky"
    PROGRAM_OFF = "PROGRAM_OFF", "the program was switched to Not Shared in WellSky"
    REFUSED = "REFUSED", "the program stays Not Shared, and the agency knows why"
    TAKEN_BACK = "TAKEN_BACK", "the agency took its request back"
    SHARED = "SHARED", "the record was set to be shared in WellSky"
    NOT_SHARED = "NOT_SHARED", "the record was set to Not Shared in WellSky"
    KEPT = "KEPT", "it is kept, and changes nothing in WellSky"
    FOLLOWED = "FOLLOWED", "WellSky shows what the desk says"
    ASSUMED = "ASSUMED", "the use goes with the privacy notice, and needs no further consent"
    ASK_FIRST = "ASK_FIRST", "each client is asked for written consent first"
