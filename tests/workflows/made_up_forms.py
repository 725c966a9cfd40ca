"""What the made-up process asks, looks up, changes and counts with."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.forms import Form
from workflows.facts.rules import Rule
from workflows.law.fields import AGENCY, DURING, PAST, Line, Text
from workflows.law.policy import Policy
from workflows.law.setting import manual, reading, target


class Projector(Policy):
    """The numbers of a made-up manual about the office's projector."""

    earliest_days = manual(7, "9.2-review", "days before which counsel does not approve")
    review_days = manual(14, "9.2-review", "days for counsel to answer")
    fetch_days = target(3, "9.3-fetch", "working days to fetch the projector")
    trial_days = manual(2, "9.3-trial", "days a new borrower tries it in the office")
    keep_days = manual(30, "9.4-return", "days it may be kept")
    longest_days = manual(60, "9.4-extend", "days it may be kept at most")
    term_counts = reading(True, "9.4-return", "whether the end of the term cuts a loan short")
    mend_hours = manual(48, "9.5-repair", "hours to have it mended")
    repair_is_added = reading(True, "9.5-repair", "whether the days of repair are added")
    remind_often = target((10, 3), "9.4-return", "days before a return on which the borrower is reminded")


class Where(StrEnum):
    """Where the projector goes."""

    HERE = "this county"
    AWAY = "another county"


class Loan(Form, key="Loan"):
    """Ask for the projector."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    purpose: Annotated[Text, Meta(title="What it is for")]
    where: Annotated[Where, Meta(title="Where it goes")]
    had_before: Annotated[bool, Meta(title="You had it before")]
    careful: Annotated[bool, Meta(title="You will be careful")]
    needed_until: Annotated[date | None, Meta(title="Needed until")] = None
    received_on: Annotated[date | None, PAST, Meta(title="Received on")] = None


class Reason(Form, key="Reason"):
    """Refuse the loan."""

    why: Annotated[Text, Meta(title="Why")]


class Handed(Form, key="Handed"):
    """Hand the projector over."""

    on: Annotated[date, DURING, Meta(title="Handed over on")]


class Damage(Form, key="Damage"):
    """Report damage."""

    seen_at: Annotated[datetime, Meta(title="The damage was seen")]
    what: Annotated[Line, Meta(title="What is broken")]


class Meeting(Form, key="Meeting"):
    """What the desk knows of the office's meetings."""

    next_on: Annotated[date | None, Meta(title="The next office meeting")] = None


class House(Form, key="House"):
    """What the desk knows of the agency's house rules."""

    days: Annotated[int | None, Meta(title="The agency's own number of days")] = None
    term_ends: Annotated[date | None, Meta(title="The end of the term")] = None


@dataclass(frozen=True)
class Lend(Effect, key="Lend", undone=Undone("the projector comes back")):
    """The projector is out until a day, for a purpose."""

    until: Term[date | None] | Rule
    purpose: Term[str]
