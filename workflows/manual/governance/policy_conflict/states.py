"""P35: where a conflict of the manual with another law may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    WEIGHING = "WEIGHING", "ICA and the agency are working out what changes"
    RETURNED = "RETURNED", "the agency is to say more about the law"
    AGREEING = "AGREEING", "the agency and ICA are deciding on the terms"
    IN_FORCE = "IN_FORCE", "the terms are agreed, and apply to the agency"
    ENDING = "ENDING", "ICA is checking that the law asks no more"
    ENDED = "ENDED", "the law asks no more, and the manual's terms apply"
    NO_CONFLICT = "NO_CONFLICT", "the manual asks as much, and nothing changes"
    WITHDRAWN = "WITHDRAWN", "withdrawn by the agency"
    AGENCY_LEFT = "AGENCY_LEFT", "the agency left the HMIS; what was agreed applies to what it leaves behind"
