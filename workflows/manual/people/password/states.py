"""P07: where a user's password may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    ASKED = "ASKED", "the user cannot sign in; a new password is to be set"
    HANDED = "HANDED", "a first password was handed over; the user chooses their own"
    CHOSEN = "CHOSEN", "the user has chosen a password; it expires in time"
    EXPIRED = "EXPIRED", "the password has expired; WellSky asks for a new one"
    DECLINED = "DECLINED", "no password was set"
    WITHDRAWN = "WITHDRAWN", "withdrawn; the user can sign in again"
    LEFT = "LEFT", "the license has ended, and the account with it"
