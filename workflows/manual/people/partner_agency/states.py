"""P01: where an agency may stand as a partner."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    JOINING = "JOINING", "the agency joins: agreement, local rules, computers and directory"
    RENEWING = "RENEWING", "the agency renews its Partnership Agreement"
    PARTNER = "PARTNER", "the agency is a partner agency"
    ELSEWHERE = "ELSEWHERE", "a victim service provider; it enters nothing in HMIS"
    RENEWED = "RENEWED", "the Partnership Agreement is renewed"
    CLOSING = "CLOSING", "the agency leaves; ICA goes through what ends with it"
    LAST_WORK = "LAST_WORK", "the agency's licenses have ended; its open work is finished"
    CLOSED = "CLOSED", "the agency is closed"
    STAYED = "STAYED", "the agency stays"
    WITHDRAWN = "WITHDRAWN", "withdrawn; the agency does not join"
