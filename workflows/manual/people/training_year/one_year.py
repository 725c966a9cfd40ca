"""P05: one year a person, at however many agencies: of two cases about it the later one ends (a reading of 2.2-annual-security).

"All users are required to attend annual security training to retain their user license." A user attends it once, whoever gave
the license; so there is one case, and every agency with a license of the user reads it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Follow, Step
from workflows.law.fields import DURING
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT
from workflows.law.roles import AGENCY_ADMIN, CLOCK, USER
from workflows.manual.people.training_year.attending import SECURITY_CLAUSE
from workflows.manual.people.training_year.license_held import LicenseHeld
from workflows.manual.people.training_year.states import S


class FollowedElsewhere(Form, key="FollowedElsewhere"):
    """Note that another case follows the year."""

    since: Annotated[date, DURING, Meta(title="Since")]


JOIN = (
    Step("join", SECURITY_CLAUSE, S.JOINED)
    .called("Follow the year in one case", "Another case follows this year")
    .by(CLOCK)
    .asks(FollowedElsewhere)
    .read_by(ICA, SUBJECT, EVERY_AGENCY)
    .untold(USER, AGENCY_ADMIN, because="nothing changes for them but that they hear of the year once")
)


def _joined(known: Known) -> FollowedElsewhere | None:
    return FollowedElsewhere(since=known.today) if known[LicenseHeld].followed_elsewhere else None


FOLLOW_ONE = Follow(LicenseHeld, JOIN, CLOCK, _joined, "The directory says so")
