"""P05: what the directory says of the license whose training year it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.law.fields import AGENCIES


class LicenseHeld(Form, key="LicenseHeld"):
    """What the directory says of the user's license."""

    agency: Annotated[str, Meta(title="Agency", max_length=200)] = ""
    user: Annotated[str, Meta(title="Email address of the user", max_length=200)] = ""
    # By their keys, the one of the oldest license first: the year is the person's, and each of them reads of it.
    agencies: Annotated[tuple[str, ...], AGENCIES, Meta(title="Agencies with a license of the user")] = ()
    held: Annotated[bool, Meta(title="The user holds a license")] = True
    art_since: Annotated[date | None, Meta(title="Holds an ART license since")] = None
    first_on: Annotated[date | None, Meta(title="First license of all")] = None
    suspended_already: Annotated[bool, Meta(title="Suspended already for missed security training")] = False
    barred_otherwise: Annotated[bool, Meta(title="Something else suspends the license")] = False
    # As it was before a year was a person's: two licenses, two cases.
    followed_elsewhere: Annotated[bool, Meta(title="Another case follows this year of the user")] = False


ENDED_BEFORE = "the license has ended, and they heard of it then"
holds = fact(LicenseHeld.held).yes.said("the user holds a license", "the user holds no license any more")
has_art = fact(LicenseHeld.art_since).given.said("the user holds an ART license", "the user holds no ART license")
