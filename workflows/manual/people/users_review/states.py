"""D03: where the review of an agency's users may stand."""

from workflows.grammar.process import State


class S(State):
    """Where the review of an agency's users may stand."""

    ASKED = "ASKED", "the agency says who still works with HMIS"
    REVIEWED = "REVIEWED", "the agency said of each user whether they still work with HMIS"
    UNANSWERED = "UNANSWERED", "the agency said nothing; the next review asks again"
