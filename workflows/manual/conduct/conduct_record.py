"""What the desk knows of the conduct of a user and an agency: findings, which never expire, and other bars (2.8-no-expiry)."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.value import Value


class Seen(Value, frozen=True):
    """An earlier finding of some user at the agency; the number tells users apart and nothing else of them."""

    user: int
    on: date
    found: date | None = None


class ConductRecord(Form, key="ConductRecord"):
    """What the desk knows of the user's and the agency's record."""

    licensed_since: date | None  # the day of the user's first license
    findings: int = 0  # of the user, or of the agency where the case is about an agency, before this one
    pending: bool = False  # whether another third violation waits for the Committee
    kept: tuple[date, ...] = ()  # when the Committee let the user keep the license
    ended: tuple[date, ...] = ()  # the day the last license ended, if none is left
    at_agency: tuple[Seen, ...] = ()  # findings of users at the agency besides this one; the user of this case is 0
    barred_otherwise: bool = False  # whether another bar stands
    found_at: Annotated[datetime | None, Meta(title="this was found")] = None
