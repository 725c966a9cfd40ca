"""P27. Misuse of funds (manual 4.5, Data protection).

Where HMIS data show that program funds went into an ineligible service, ICA tells the agency in writing, and the agency puts it right.
If it does not, ICA's director decides whether the funder is told; a letter leaves only by that decision, and no client is in it.
A misuse of funds is not by itself a violation (P19).
"""

from workflows.grammar.process import Ended, Process, Waiting
from workflows.manual.money.misuse_of_funds.funder import DECIDE, SEND, TO_WHOM
from workflows.manual.money.misuse_of_funds.noticing import (
    NOTE,
    NOTIFY,
    NOTIFY_CLAUSE,
    SEEN_ON,
    kept_from,
    same_misuse,
)
from workflows.manual.money.misuse_of_funds.rectifying import CHECK, FUNDER_CLAUSE, RECTIFY, REPORT_LATE
from workflows.manual.money.misuse_of_funds.states import S

PROCESS = (
    Process(
        "P27",
        "Misuse of funds",
        "money",
        heading="Misuse of funds at {subject}, seen {seen}",
        names={"seen": SEEN_ON},
    )
    .keeps_from(NOTIFY_CLAUSE, "the agency until it has ICA's letter", kept_from)
    .in_writing(NOTIFY_CLAUSE, "misuse-found")
    .in_writing(FUNDER_CLAUSE, "misuse-letter", to=TO_WHOM)
    .likely_twice("a misuse of these funds by this program is open already", same_misuse)
    .begins(NOTE)
    .runs(
        Waiting(S.SEEN, NOTIFY_CLAUSE, "Notice").until(NOTIFY),
        Waiting(S.CURING, FUNDER_CLAUSE, "Put right").until(RECTIFY),
        Waiting(S.CHECKING, FUNDER_CLAUSE, "Put right").until(CHECK),
        Waiting(S.DECIDING, FUNDER_CLAUSE, "Funder").until(DECIDE).may(REPORT_LATE),
        Waiting(S.SENDING, FUNDER_CLAUSE, "Funder").until(SEND),
        Ended(S.RECTIFIED, FUNDER_CLAUSE, "Closed"),
        Ended(S.FUNDER_TOLD, FUNDER_CLAUSE),
        Ended(S.LEFT, FUNDER_CLAUSE),
        Ended(S.UNFOUNDED, NOTIFY_CLAUSE),
    )
)
