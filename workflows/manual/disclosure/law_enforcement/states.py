"""P13: where a law-enforcement request may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where a law-enforcement request may stand."""

    CHECKING = "CHECKING", "ICA is checking the written request"
    RETURNED = "RETURNED", "the request went back to the official for what is missing"
    CLASSIFYING = "CLASSIFYING", "counsel is deciding what kind of paper it is"
    IN_REVIEW = "IN_REVIEW", "counsel and the Continuum of Care (CoC) are deciding"
    RUN_OUT = "RUN_OUT", "counsel's time has run out; nothing is released"
    OFFERED = "OFFERED", "all conditions are met; each agency decides whether to release"
    IN_COURT = "IN_COURT", "a court paper is under review until its return date"
    OBJECTED = "OBJECTED", "an objection is before the court"
    ORDERED = "ORDERED", "the court ordered a release after an objection"
    PROTECTIVE = "PROTECTIVE", "the agencies are answering a federal protective request"
    PREMISES = "PREMISES", "the agency is deciding whether to give evidence of a crime"
    RELEASED = "RELEASED", "information was released and logged"
    DECLINED = "DECLINED", "the agencies released nothing"
    REFUSED = "REFUSED", "the release was refused"
    WITHDRAWN = "WITHDRAWN", "the official withdrew the request"
