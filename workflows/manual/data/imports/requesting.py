"""P26: the request, and the two documents that come with it.

"In making a request, an Partner Agency must provide the CoC with documentation their vendor can meet the HUD standards
for CSV and/or XML imports and confirmation the funding source allows imports."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.requirements import Require
from workflows.grammar.shapes import one_text, withdraw
from workflows.grammar.steps import Step
from workflows.grammar.words import wording
from workflows.law.agency_kinds import AgencyKind
from workflows.law.choice import Choice
from workflows.law.continua import Continuum
from workflows.law.fields import AGENCY, DOCUMENT, Line, Text
from workflows.law.roles import AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.imports.states import S
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


# "Further, programs that provide youth services and legal services may enter clients as …"


class ImportRequest(Form, key="ImportRequest", kw_only=True):  # said again for the type checker
    """Ask to import data into the HMIS."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    vendor: Annotated[Line, Meta(title="Vendor", description="Of the system the data come from")]
    version: Annotated[Version, Meta(title="CSV version")]
    projects: Annotated[Text, Meta(title="Projects whose data are imported", description="One a line, as in WellSky")]
    continua: Annotated[
        frozenset[Continuum],
        Meta(title="Continuums of Care (CoCs) these projects are in", description="Each decides for its own projects"),
    ]
    frequency: Annotated[Frequency, Meta(title="How often you import")]
    unnamed: Annotated[
        tuple[Line, ...],
        Meta(
            title="ProjectIDs of youth and legal services programs",
            description="One a line. Their clients may be unnamed, and are left out when missing names are counted",
        ),
    ] = ()


@wording("the CoC that the agency does not work in")
def _elsewhere(known: Known) -> str:
    strange = known[ImportRequest].continua - known[AgencyContinua].continua
    return " or ".join(sorted(map(str, strange)))


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
        Require("4.4-coc-review", "say in which CoCs the projects are: each reviews the request for its own",
                fact(ImportRequest.continua).given),
        Require("4.4-coc-review", "the agency does not work in {elsewhere}, so it has no projects there",
                fact(ImportRequest.continua).within(fact(AgencyContinua.continua)), names={"elsewhere": _elsewhere}),
    )
)  # fmt: skip
ImportWithdrawal = one_text("ImportWithdrawal", "Withdraw the request.", "Why the request is withdrawn")
WITHDRAW = withdraw(
    "the request", S.WITHDRAWN, AGENCY_ADMIN,
    ImportWithdrawal,
).tells("import-ended", SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN)  # fmt: skip


class CaseDocuments(Form, key="CaseDocuments"):
    """What documents are kept with the case."""

    names: Annotated[tuple[str, ...], DOCUMENT, Meta(title="Documents with the case")] = ()


def _attached(clause: str, document: Fact[str]) -> Require:
    """Make the condition that a document is with the case."""
    words = 'no document "{document}" is with this case yet (there: {names}); add it first'
    names = {"document": document, "names": fact(CaseDocuments.names)}
    return Require(clause, words, document.listed_in(fact(CaseDocuments.names)), about=document, names=names)


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
        _attached("4.4-doc-vendor", fact(VendorStandards.document)),
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
        _attached("4.4-doc-funder", fact(FunderConsent.document)),
    )
)  # fmt: skip
