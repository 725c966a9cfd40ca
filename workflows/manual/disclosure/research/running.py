"""P15: the last day of a project, as it was proposed, revised, extended or cut short."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Newest
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known, Unknown
from workflows.facts.rules import On
from workflows.grammar.shapes import OwnSignature
from workflows.grammar.words import wording
from workflows.law.fields import DURING, Text
from workflows.manual.disclosure.research.proposing import Proposal, Revision


class Extension(Form, key="Extension"):
    """Extend the agreement."""

    runs_until: Annotated[date, Meta(title="New end of the project")]
    why: Annotated[Text, Meta(title="Why the agreement is extended")]


class ExtensionAsked(Form, key="ExtensionAsked"):
    """Ask the agencies to extend the agreement."""

    runs_until: Annotated[date, Meta(title="New end of the project")]
    why: Annotated[Text, Meta(title="Why the agreement is to be extended", description="The agencies read it")]


class ExtensionGranted(Form, key="ExtensionGranted", kw_only=True):
    """Agree to the extension for ICA."""

    runs_until: Annotated[date, Meta(title="New end of the project", description="The day the agencies agreed to")]
    signed_as: OwnSignature
    independent: Annotated[bool, Meta(title="I am not the researcher and take no part in the project")]


class Termination(Form, key="Termination"):
    """End the agreement early."""

    ended_on: Annotated[date, DURING, Meta(title="Last day of the agreement")]
    why: Annotated[Text, Meta(title="Why the agreement ends early")]


ENDS: tuple[Fact[date], ...] = (  # where the last day of a project is said, the newest first
    fact(Termination.ended_on),
    fact(ExtensionGranted.runs_until),
    fact(Extension.runs_until),
    fact(Revision.project_ends),
    fact(Proposal.project_ends),
)
LAST_DAY = Newest(*map(On, ENDS[1:]))


def newest(known: Known, *days: Fact[date]) -> date:
    """Return the first of some days that is known."""
    found = [said for day in days if (said := day.said(known))]
    if not found:
        raise Unknown("the end")
    return found[0]


def last_day(known: Known) -> date:
    """Return the last day of the project: as it was ended early, extended, revised, or else proposed."""
    return newest(known, *ENDS)


@wording("the last day of the project")
def until(known: Known) -> str:
    """Return the last day of the project in words."""
    return f"{last_day(known):%B %-d, %Y}"
