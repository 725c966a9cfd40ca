"""P07. Password and lockout (manual 2.1, Passwords).

Who cannot sign in gets a first password from the Agency Administrator, or from ICA where there is none, by word of mouth,
and chooses another one. No password is ever written in the desk, and none is reset while the license is suspended: a lockout
is no suspension, and ends none. From the day on which the user says that the password was changed the desk knows when it
expires, and reminds of it; it does so from no other day, since WellSky does not tell.
"""

from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.law.roles import USER
from workflows.manual.people.password.asking import ASK, ASK_AGAIN, ASK_FOR, CLAUSE, WITHDRAW
from workflows.manual.people.password.choosing import CHANGE, CHOOSE, LEAVE, WITH_THE_LICENSE
from workflows.manual.people.password.resetting import RESET
from workflows.manual.people.password.states import S
from workflows.manual.people.standing import PersonStanding

PROCESS = (
    Process("P07", "Password and lockout", "people", subject=USER, heading="{subject} needs a new HMIS password")
    .looks_up(PersonStanding)
    .one_open(CLAUSE, "a new password for this user is asked for already, or the last one has not expired")
    .follows(WITH_THE_LICENSE)
    .begins(ASK_FOR, ASK)
    .throughout((S.ASKED, S.HANDED, S.CHOSEN), may=(LEAVE,))
    .runs(
        Waiting(S.ASKED, CLAUSE, "Reset").until(RESET).may(WITHDRAW),
        Waiting(S.HANDED, "2.1-pw-first-change", "Own password").until(CHOOSE).may(ASK_AGAIN),
        Waiting(S.CHOSEN, "2.1-pw-expiry", "In use").until(CHANGE).may(ASK_AGAIN),
        Ended(S.EXPIRED, "2.1-pw-expiry"),
        Ended(S.DECLINED, CLAUSE),
        Ended(S.WITHDRAWN, LOCAL),
        Ended(S.LEFT, "2.1-departure-48h"),
    )
)
