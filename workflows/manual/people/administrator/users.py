"""P02: how many users an agency has, and whether it must name an administrator (manual 2.1, Agency Administrator).

"Partner Agencies with 10 or more users must designate one person to be the Agency Administrator. Agencies with fewer than 10
users may forego designating an Agency Administrator."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known

CLAUSE = "2.1-aa-required"


class AgencyUsers(Form, key="AgencyUsers"):
    """What the desk knows of the agency's licenses, and who administers it."""

    licenses: Annotated[int, Meta(title="Licenses that have not ended", ge=0)] = 0
    suspended: Annotated[int, Meta(title="Of these, suspended", ge=0)] = 0
    administrators: Annotated[tuple[str, ...], Meta(title="Agency Administrator")] = ()  # by their addresses


def users(known: Known) -> int:
    """Return how many users count: who holds a license, though it be suspended; trainees hold none yet."""
    found = known[AgencyUsers]
    return found.licenses if known.policy.aa_counts_suspended else found.licenses - found.suspended


@condition("it has {aa_threshold} users or more", "it has fewer than {aa_threshold} users")
def is_large(known: Known) -> bool:
    """Say whether the agency must have an administrator."""
    return users(known) >= known.policy.aa_threshold


HAS_ONE = fact(AgencyUsers.administrators).given.said(
    "it has an Agency Administrator", "it has no Agency Administrator"
)
NEEDS_ONE = is_large & ~HAS_ONE
