"""How letters leave, and what comes of them."""

from workflows.law.choice import Choice


class Sending(Choice):
    """A way in which a letter leaves besides the desk's own mail."""

    FIRST_CLASS = "first-class", "sent by first class mail"
    CERTIFIED = "certified", "sent by certified mail"
    IN_PERSON = "in-person", "handed over in person"
    COURIER = "courier", "sent by courier"
    EMAIL = "email", "sent by email from ICA's own mailbox"


class Arrival(Choice):
    """What came of a letter."""

    RECEIPT = "receipt", "received, and the receipt is signed"
    SAID = "said", "received, as the person said"
    REFUSED = "refused", "refused"
    RETURNED = "returned", "came back undelivered"
