"""P10: a use that the privacy notice does not list is weighed before it is made (manual 3.4, Use and Disclosure).

"Client consent to the use or disclosure of personal information for the purposes described in this notice, and for reasons that
are compatible with purposes described in this notice but not listed, is assumed. Clients must give consent before their personal
information is used or disclosed for any purpose not described here." What is compatible the manual leaves open: ICA says, with counsel's word where it asks for it.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.grammar.process import Must, Step
from workflows.grammar.shapes import one_text
from workflows.law.fields import Line, Text
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.clients.requests import AskedAgency
from workflows.manual.clients.sharing.programs import LATE
from workflows.manual.clients.sharing.states import S

USE = "3.4-use-consent"


class UseAsked(Form, key="UseAsked", kw_only=True):
    """Ask whether a use that the privacy notice does not list needs the clients' consent. Wait for the answer."""

    agency: AskedAgency
    use: Annotated[Line, Meta(title="What you want to use or disclose information for", description="Name no client")]
    goes_with: Annotated[
        Text, Meta(title="Why it goes with what the privacy notice lists", description="Or that it does not")
    ]


ASK = (
    Step("ask-use", USE, S.WEIGHING)
    .called("Ask whether a use needs consent", "Asked whether a use needs consent")
    .said("Until ICA answers, nothing is used or disclosed for it.")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR)
    .asks(UseAsked)
    .read_by(ICA, EVERY_AGENCY)
)
UseAssumed = one_text(
    "UseAssumed",
    "Let it be done without a further consent.",
    "With which listed purpose it goes, and why",
    "The agency reads it",
)
UseNeedsConsent = one_text(
    "UseNeedsConsent", "Have each client asked first.", "Why consent is needed", "The agency reads it"
)
WEIGH = (
    Must("weigh", USE, SYSTEM_ADMIN, "say whether the use needs the clients' consent")
    .aimed("the manual sets no time for it", late=LATE)
    .read_by(ICA, EVERY_AGENCY)
    .answers(
        Step("assume", USE, S.ASSUMED)
        .called("Let it be done without consent", "No further consent is needed")
        .asks(UseAssumed)
        .read_by(ICA, EVERY_AGENCY)
        .tells("use-answered", AGENCY_ADMIN, AGENCY_DIRECTOR),
        Step("ask-first", USE, S.ASK_FIRST)
        .called("Have each client asked first", "Each client is asked for written consent first")
        .asks(UseNeedsConsent)
        .read_by(ICA, EVERY_AGENCY)
        .tells("use-answered", AGENCY_ADMIN, AGENCY_DIRECTOR),
    )
)
