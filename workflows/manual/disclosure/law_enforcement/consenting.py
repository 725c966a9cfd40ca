"""P13: each Continuum of Care consents in writing for its own data, or refuses for them; those of the other are not concerned.

"Have written consent for client data release from the respective governing HUD recognized Continuum of Care."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Step
from workflows.grammar.shapes import OwnSignature
from workflows.law.continua import Continuum
from workflows.law.fields import DURING, Remark
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import COUNSEL
from workflows.manual.disclosure.law_enforcement.checking import NoRelease
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.manual.disclosure.law_enforcement.handing_over import continua_asked

GOVERNING = "3.4-le-vi-coc"


class CoCConsent(Form, key="Consent"):
    """Consent in writing."""

    signed_by: OwnSignature
    signed_on: Annotated[date, DURING, Meta(title="Signed on")]
    terms: Annotated[Remark, Meta(title="Terms of the consent")] = ""


CONSENT = (
    Step("consent", GOVERNING)
    .called("Consent in writing", "CoC consented, {party}")
    .asks(CoCConsent)
    .read_by(ICA, COUNSEL, EVERY_AGENCY)  # what one CoC sets as its terms is not the other's to know
)
REFUSE = (
    Step("refuse", GOVERNING)
    .called("Refuse the release of the CoC's records", "Release refused, {party}")
    .asks(NoRelease)
    .read_by(ICA, COUNSEL, EVERY_AGENCY)
)


def asked_of(known: Known, agency: str) -> frozenset[Continuum]:
    """Return the Continuums whose records an agency is asked for."""
    return known[AskedContinua].of(agency) & continua_asked(known)


def still_asked(known: Known, agency: str) -> frozenset[Continuum]:
    """Return those among them that have not refused."""
    refused = known.said(REFUSE, NoRelease).keys()
    return frozenset(each for each in asked_of(known, agency) if each.key not in refused)


def refused_to(known: Known, agency: str) -> bool:
    """Say whether each Continuum whose records an agency is asked for refused."""
    return bool(asked_of(known, agency)) and not still_asked(known, agency)
