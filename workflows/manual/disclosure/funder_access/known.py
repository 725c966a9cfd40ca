"""P18: what the directory says of the funder's staff, and of the agency.

"Entities providing funding to agencies or programs required to use HMIS will not have automatic access to HMIS."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form

CLAUSE, NO_AUTOMATIC, NOT_CONTINGENT = "3.3-agreement", "3.3-no-automatic", "3.3-no-contingent"


class FunderAccessKnown(Form, key="FunderAccessKnown"):
    """What the desk knows of the licenses under the agreement, and of the agency."""

    users: Annotated[tuple[str, ...], Meta(title="The funder's staff with a license")] = ()
    addresses: Annotated[tuple[str, ...], Meta(title="Their email addresses")] = ()
    ended: Annotated[tuple[str, ...], Meta(title="Licenses that ended with the agreement")] = ()
    leaves: Annotated[bool, Meta(title="The agency leaves the HMIS, or may not enter data in it")] = False


STAYS = (~fact(FunderAccessKnown.leaves).yes).said(
    "the agency uses the HMIS", "the agency leaves the HMIS, or may not enter data in it"
)
HAS_USERS = fact(FunderAccessKnown.users).given.said(
    "somebody of the funder has a license", "nobody of the funder has a license"
)
LOST_LICENSES = fact(FunderAccessKnown.ended).given.said(
    "licenses ended with the agreement", "no license ended with the agreement"
)
