"""P14. Disclosure because of a threat, abuse or incapacity (manual 3.4, uses 7, 8 and 9).

Whoever is on the spot decides, discloses and logs it with one form; nobody approves it before. A victim is told promptly,
unless one of two exceptions is on record. ICA and legal counsel review it afterwards, and what they find becomes a
violation case only if a person decides so.
"""

from workflows.facts.facts import fact
from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.law.roles import SYSTEM_ADMIN, USER
from workflows.manual.disclosure.protective.disclosing import (
    AT_ICA,
    DISCLOSE,
    FOR_AGENCY,
    THREAT,
    ProtectiveDisclosure,
    same_client,
)
from workflows.manual.disclosure.protective.informing import INFORM
from workflows.manual.disclosure.protective.reviewing import CONCLUDE, DECIDE, REVIEWS, WEIGH
from workflows.manual.disclosure.protective.states import S

PROCESS = (
    Process(
        "P14",
        "Threat, abuse or incapacity",
        "disclosure",
        subject=USER,
        confidential=True,
        heading="Protective disclosure of {given}: {subject}",
        names={"given": fact(ProtectiveDisclosure.given_on)},
    )
    .likely_twice("a disclosure about this client, for this reason and of this day, is logged already", same_client)
    .untold(SYSTEM_ADMIN, because="ICA's System Administrators work on the review, and see what becomes of it")
    .begins(DISCLOSE, FOR_AGENCY, AT_ICA)
    .runs(
        Waiting(S.LOGGED, THREAT, "Logged").until(*INFORM, *REVIEWS).then(WEIGH),
        Waiting(S.WANTING, LOCAL, "Review").until(DECIDE).then(CONCLUDE),
        Ended(S.REVIEWED, LOCAL, "Reviewed"),
    )
)
