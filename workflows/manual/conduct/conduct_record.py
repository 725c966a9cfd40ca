"""What the desk knows of the conduct of a user and an agency: findings, which never expire, and other bars (2.8-no-expiry)."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from workflows.facts.counted import Same, counted
from workflows.facts.forms import Form
from workflows.law.fields import CASES
from workflows.law.value import Value

OF_THE_SAME, AT_THE_AGENCY = counted("P19", Same.PERSON), counted("P19", Same.AGENCY)


class Seen(Value, frozen=True):
    """An earlier finding of some user at the agency; the number tells users apart and nothing else of them."""

    user: Annotated[int, Meta(title="Number of the user")]
    on: Annotated[date, Meta(title="Happened on")]
    found: Annotated[date | None, Meta(title="Found on")] = None


class Earlier(Value, frozen=True):
    """A violation that was found before, of the same user or agency."""

    which: Annotated[str, Meta(title="Which", max_length=40)]  # "first violation"
    nature: Annotated[str, Meta(title="Nature", max_length=500)]
    on: Annotated[date, Meta(title="Happened on")]
    case: Annotated[str, Meta(title="Case", max_length=20)]


class ConductRecord(Form, key="ConductRecord"):
    """What the desk knows of the user's and the agency's record."""

    licensed_since: Annotated[date | None, Meta(title="First license of all")]
    # Of the user, or of the agency where the case is about an agency.
    findings: Annotated[int, OF_THE_SAME, Meta(title="Violations found before this one")] = 0
    would_be: Annotated[str, OF_THE_SAME, Meta(title="With this one it is, or would be", max_length=60)] = ""
    earlier: Annotated[
        tuple[Earlier, ...], CASES, OF_THE_SAME, Meta(title="Found before, of the same user or agency")
    ] = ()
    pending: Annotated[bool, OF_THE_SAME, Meta(title="Another third violation waits for the Committee")] = False
    kept: Annotated[tuple[date, ...], OF_THE_SAME, Meta(title="The Committee let the user keep the license on")] = ()
    # As cases read it before: conduct between two decisions to keep the license was put to ICA's director.
    last_keep_only: Annotated[bool, Meta(title="Only the last decision to keep the license counts")] = False
    ended: Annotated[tuple[date, ...], Meta(title="Last license ended on")] = ()  # if none is left
    # The user of this case is 0.
    at_agency: Annotated[
        tuple[Seen, ...], AT_THE_AGENCY, Meta(title="Other violations found of the agency's users")
    ] = ()
    barred_otherwise: Annotated[bool, Meta(title="Something else suspends the license")] = False
    barred_until: Annotated[date | None, Meta(title="Something else suspends the license through")] = None
    # Looked up since there were cases that knew only of their own confirmations.
    shown_suspended: Annotated[bool | None, Meta(title="WellSky still shows a suspension that is over")] = None
    found_at: Annotated[datetime | None, Meta(title="this was found")] = None
    # Looked up since objections have a step; cases from before close without waiting for one.
    may_object: Annotated[bool, Meta(title="User and agency may object to the finding")] = False
    # Looked up since nobody is retrained without one; whatever was decided before stands as it was decided.
    gone: Annotated[bool, Meta(title="The user holds no license any more")] = False
    # Under this case, before its written notice at the third tier.
    suspended_on: Annotated[date | None, Meta(title="License suspended on")] = None
