"""P26: the request, and the two documents that come with it.

"In making a request, an Partner Agency must provide the CoC with documentation their vendor can meet the HUD standards
for CSV and/or XML imports and confirmation the funding source allows imports."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.documents import attached
from workflows.grammar.requirements import Require
from workflows.grammar.shapes import one_text, withdraw
from workflows.grammar.steps import Step
from workflows.grammar.words import wording
from workflows.law.agency_kinds import AgencyKind, Protected
from workflows.law.choice import Choice
from workflows.law.continua import Continuum
from workflows.law.fields import AGENCY, DOCUMENT, Line
from workflows.law.roles import AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN
from workflows.law.wording import listed
from workflows.manual.data.imports.projects import (
    ImportPrograms,
    Programs,
    TypedProjects,
    by_hand,
    programs_among,
)
from workflows.manual.data.imports.states import S
from workflows.manual.data.programs_known import KnownProgram
from workflows.manual.people.standing import AgencyStanding


class Version(Choice):
    """A version of the HMIS CSV format that the desk reads."""

    FY2024 = "fy2024", "HMIS CSV FY2024"
    FY2026 = "fy2026", "HMIS CSV FY2026"


class Frequency(Choice):
    """How often an agency means to import."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class ImportRequest(Form, key="ImportRequest", kw_only=True):  # said again for the type checker
    """Ask to import data into the HMIS."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    vendor: Annotated[Line, Meta(title="Vendor", description="Of the system the data come from")]
    version: Annotated[Version, Meta(title="CSV version")]
    programs: Programs
    frequency: Annotated[Frequency, Meta(title="How often you import")]


REQUESTED = fact(ImportRequest.programs)


def requested(known: Known) -> tuple[KnownProgram, ...]:
    """Return the programs whose data are to be imported, as the directory has them today."""
    request, named = known.forms.get(ImportRequest), known.forms.get(ImportPrograms)
    ids = request.programs if isinstance(request, ImportRequest) else ()
    return programs_among(known, (*ids, *(named.programs if isinstance(named, ImportPrograms) else ())))


def concerned(known: Known) -> frozenset[Continuum]:
    """Return the Continuums that have some of the projects; of a request made by hand those that it named."""
    if by_hand(known):
        return known[TypedProjects].continua
    return frozenset(each.continuum for each in requested(known))


@wording("the ProjectIDs that are no program of the agency")
def _strange(known: Known) -> str:
    there = {each.project_id for each in requested(known)}
    return listed(each for each in known[ImportRequest].programs if each not in there)


@condition("each is a program of the agency", "one is no program of the agency")
def _all_known(known: Known) -> bool:
    return {*known[ImportRequest].programs} <= {each.project_id for each in requested(known)}


@wording("the program that serves victims")
def _for_victims(known: Known) -> str:
    return listed(each.name for each in requested(known) if Protected.VICTIM_SERVICES in each.protected)


@condition("no program among them serves victims", "a program among them serves victims")
def _none_for_victims(known: Known) -> bool:
    return not any(Protected.VICTIM_SERVICES in each.protected for each in requested(known))


# "Victim service providers … must not directly enter or provide data into HMIS if they are legally prohibited from
# participating in HMIS."

ASK = (
    Step("ask", "4.4-coc-review", S.DOCUMENTS)
    .citing("3.1-unnamed")
    .called("Ask to import data", "Import asked for")
    .by(AGENCY_ADMIN)
    .asks(ImportRequest)
    .requires(
        Require("3.5-vsp-prohibited", "a victim service provider does not enter data, so it imports none",
                ~fact(AgencyStanding.kind).is_(AgencyKind.VICTIM_SERVICES), about=fact(ImportRequest.agency)),
        Require("4.4-coc-review", "choose at least one program: its CoC reviews the request",
                REQUESTED.given | by_hand, about=REQUESTED),
        Require("4.4-coc-review", "{strange} is no program of this agency in the directory; ask ICA to add it",
                _all_known, about=REQUESTED, names={"strange": _strange}),
        Require("3.5-vsp-prohibited", "nothing is imported from {victims}, which serves victims; leave it out",
                _none_for_victims, about=REQUESTED, names={"victims": _for_victims}),
    )
)  # fmt: skip
ImportWithdrawal = one_text("ImportWithdrawal", "Withdraw the request.", "Why the request is withdrawn")
WITHDRAW = withdraw(
    "the request", S.WITHDRAWN, AGENCY_ADMIN,
    ImportWithdrawal,
).tells("import-ended", SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN)  # fmt: skip


class VendorStandards(Form, key="VendorStandards"):
    """Document that the vendor meets the HUD standards."""

    document: Annotated[
        Line, DOCUMENT, Meta(title="The vendor's document", description="The name of one that is with the case")
    ]
    meets: Annotated[bool, Meta(title="It shows that the vendor meets the HUD standards for CSV or XML imports")]


DOCUMENT_VENDOR = (
    Step("document-vendor", "4.4-doc-vendor")
    .called("Name the vendor's document", "Vendor's standards documented")
    .asks(VendorStandards)
    .requires(
        Require("4.4-doc-vendor", "the agency documents that its vendor meets the HUD standards",
                fact(VendorStandards.meets).yes),
        attached("4.4-doc-vendor", fact(VendorStandards.document)),
    )
)  # fmt: skip


class FunderConsent(Form, key="FunderConsent"):
    """Confirm that the funding source allows imports."""

    funder: Annotated[Line, Meta(title="Funding source")]
    document: Annotated[
        Line,
        DOCUMENT,
        Meta(title="The funder's confirmation", description="The name of a document that is with the case"),
    ]
    allows: Annotated[bool, Meta(title="It says that the funding source allows imports")]


CONFIRM_FUNDER = (
    Step("confirm-funder", "4.4-doc-funder")
    .called("Name the funder's confirmation", "Funding source's consent confirmed")
    .asks(FunderConsent)
    .requires(
        Require("4.4-doc-funder", "the agency confirms that its funding source allows imports",
                fact(FunderConsent.allows).yes),
        attached("4.4-doc-funder", fact(FunderConsent.document)),
    )
)  # fmt: skip
