"""P10: a client's record is taken off: at the client's wish, where abuse is known, or where the client is under age (manual 3.1, 3.4).

"Individual client records that have been shared can be changed to not shared at the client's request." "… explicit permission
is required to enter and share the client's information in HMIS." What others saw or copied before is not undone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.grammar.process import Step, otherwise, to
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR
from workflows.manual.clients.sharing.in_force import in_force
from workflows.manual.clients.sharing.kept import Stop
from workflows.manual.clients.sharing.saying import SharingStopped
from workflows.manual.clients.sharing.states import S

WISH, ABUSE, YOUTH = "3.1-unshare-request", "3.4-dv-explicit", "3.4-youth-consent"
WHY, KNOWN_ON = fact(SharingStopped.why), fact(SharingStopped.known_on)
CLAUSE_OF = {Stop.WISH: WISH, Stop.ABUSE: ABUSE, Stop.UNDER_AGE: YOUTH}


@dataclass(frozen=True)
class KeepStop(
    Effect, key="KeepStop", undone=Undone("nothing was stopped: forms signed before count again", by_two=True)
):  # fmt: skip
    """The desk keeps that the record is not shared, why, and since when."""

    why: Term[Stop]
    on: Term[date]


at_once = WHY.among(Stop.ABUSE, Stop.UNDER_AGE).said(
    "sharing has to stop at once", "it is the client's wish, which has {unshare_days} days"
)
STOP = (
    Step("stop", WISH)
    .called("Stop sharing a client's record", "Record no longer shared")
    .said(
        "Nothing is to be shared from now on. ICA sets the record to Not Shared in WellSky; what others saw before is not undone."
    )
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR)
    .asks(SharingStopped)
    .dated(KNOWN_ON)
    .read_by(ICA, EVERY_AGENCY)
    .does(KeepStop(WHY, KNOWN_ON))
    .leads(
        to(S.KEPT).when(in_force).called("Kept: the client signed a form since"),
        to(S.TO_STOP, WISH).when(WHY.is_(Stop.WISH)),
        to(S.TO_STOP, ABUSE).when(WHY.is_(Stop.ABUSE)),
        otherwise(S.TO_STOP, YOUTH).citing("3.4-youth-not-shared"),
    )
)
