"""P13: which agencies may release: those that neither counsel nor their Continuum of Care refused."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Step
from workflows.law.fields import Text
from workflows.law.readers import ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.law_enforcement.consenting import (
    CONSENT,
    CoCConsent,
    asked_of,
    refused_to,
    still_asked,
)
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.manual.disclosure.law_enforcement.handing_over import continua_asked
from workflows.manual.disclosure.law_enforcement.receiving import Request

COUNSEL_REVIEW = "3.4-le-v-counsel"
RELEASE_NAME, DECLINE_NAME = "release", "decline"  # of how an agency answers once all conditions are met


class NotHere(Form, key="NotHere"):
    """Refuse the release by one agency; the others are not concerned."""

    why: Annotated[Text, Meta(title="Why this agency may not release", description="The agency and ICA read it")]


def own(known: Known) -> tuple[str, ...]:
    """Return the agency of which something is said, which is no other agency's to know."""
    return (known.party,)


REFUSE_ONE = (
    Step("refuse-one", COUNSEL_REVIEW)
    .called("Refuse the release by one agency", "Counsel refused the release by {party}")
    .asks(NotHere)
    .read_by(ICA)
    .tells("enforcement-refused-one", ICA_DIRECTOR, SYSTEM_ADMIN)
    .tells("enforcement-refused-one", AGENCY_DIRECTOR, AGENCY_ADMIN, each=own)
)


def may_release(known: Known) -> tuple[str, ...]:
    """Return the agencies whose data are asked and whose release was not refused, by counsel or by their Continuums."""
    refused = known.said(REFUSE_ONE, NotHere)
    return tuple(each for each in known[Request].agencies if each not in refused and not refused_to(known, each))


def undecided(known: Known) -> tuple[str, ...]:
    """Return the agencies that may release and have not said what they do: what was given out cannot be refused."""
    given_or_not = known.answers.get(RELEASE_NAME, {}).keys() | known.answers.get(DECLINE_NAME, {}).keys()
    return tuple(each for each in may_release(known) if each not in given_or_not)


@condition("no agency is left that may release", "another agency may still release")
def none_is_left(known: Known) -> bool:
    """Say whether a refusal ends the request: it does where nothing else is asked, and nothing has left already."""
    if not known[AskedContinua].apart:  # a case from before each Continuum refused for its own data alone
        return True
    return not may_release(known) and RELEASE_NAME not in known.taken


def shut_out(known: Known) -> tuple[str, ...]:
    """Return the agencies that may release nothing because of a Continuum's refusal, while others may."""
    return () if none_is_left.verdict(known) else _of_the_refusing(known, still=False)


def narrowed(known: Known) -> tuple[str, ...]:
    """Return the agencies that may release what is of one Continuum, and no more what is of the other."""
    return () if none_is_left.verdict(known) else _of_the_refusing(known, still=True)


def _of_the_refusing(known: Known, *, still: bool) -> tuple[str, ...]:
    asked = {each: asked_of(known, each) for each in known[Request].agencies}
    concerned = (each for each, continua in asked.items() if known.party in {continuum.key for continuum in continua})
    return tuple(each for each in concerned if bool(still_asked(known, each)) is still)


@condition("each CoC whose records are asked for has consented", "a CoC whose records are asked for has not consented")
def all_consented(known: Known) -> bool:
    """Look for the consent of each of them, given by itself, as far as an agency has its records."""
    consenting = known.said(CONSENT, CoCConsent).keys()
    if not known[AskedContinua].apart:
        return continua_asked(known) <= consenting
    agencies = (known.party,) if known.party in known[Request].agencies else may_release(known)
    needed = [still_asked(known, each) for each in agencies]
    return all(continua and continua <= consenting for continua in needed)


def consented(known: Known) -> frozenset[str]:
    """Return the consent to the release, if all who have to give it have."""
    return frozenset({CONSENT.name}) if continua_asked(known) and all_consented.verdict(known) else frozenset()
