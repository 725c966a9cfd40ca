"""P16: where a request for aggregate data may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    CHECKING = "CHECKING", "ICA is checking the request"
    RETURNED = "RETURNED", "the requester is to complete the request"
    CONSENTING = "CONSENTING", "the agencies are deciding on the figures of their programs"
    UNCONSENTED = "UNCONSENTED", "no agency consents; ICA answers the requester"
    PREPARING = "PREPARING", "ICA is preparing the report"
    DELIVERED = "DELIVERED", "the report is delivered"
    SENT_ON = "SENT_ON", "sent on to the agencies that collected the data"
    DENIED = "DENIED", "denied, and the requester knows why"
    WITHDRAWN = "WITHDRAWN", "withdrawn by the requester"
