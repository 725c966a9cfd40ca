"""P26: what the approval of imports asks of people, and what the desk finds out by itself."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Form
from workflows.law.choice import Choice
from workflows.law.continua import Continuum
from workflows.law.fields import AGENCY, DURING, Line, Remark, Text

Dollars = Annotated[int, Meta(ge=0, le=10_000_000)]
Mending = Annotated[str, Meta(max_length=500)]  # a sentence or two on what to mend


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


class ImportRequest(
    Form, key="ImportRequest", kw_only=True
):  # said again for the type checker: a field with a default stands last
    """Ask to import data into the HMIS."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    vendor: Annotated[Line, Meta(title="Vendor", description="Of the system the data come from")]
    version: Annotated[Version, Meta(title="CSV version")]
    projects: Annotated[Text, Meta(title="Projects whose data are imported", description="One a line, as in WellSky")]
    continua: Annotated[
        frozenset[Continuum],
        Meta(title="Continua of Care these projects are in", description="Each decides for its own projects"),
    ]
    frequency: Annotated[Frequency, Meta(title="How often you import")]
    unnamed: Annotated[
        tuple[Line, ...],
        Meta(
            title="ProjectIDs of youth and legal services programs",
            description="One a line. Their clients may be unnamed, and are left out when missing names are counted",
        ),
    ] = ()


class VendorStandards(Form, key="VendorStandards"):
    """Document that the vendor meets the HUD standards."""

    document: Annotated[Line, Meta(title="File name of the document", description="Add the document to the case first")]
    meets: Annotated[bool, Meta(title="It shows that the vendor meets the HUD standards for CSV or XML imports")]


class FunderConsent(Form, key="FunderConsent"):
    """Confirm that the funding source allows imports."""

    funder: Annotated[Line, Meta(title="Funding source")]
    document: Annotated[
        Line, Meta(title="File name of the confirmation", description="Add the document to the case first")
    ]
    allows: Annotated[bool, Meta(title="It says that the funding source allows imports")]


class BalanceWeighing(Form, key="BalanceWeighing"):
    """Allow imports for the projects in the Balance of State."""

    funding: Annotated[Text, Meta(title="How importing relates to the funding requirements")]
    integrity: Annotated[
        Text, Meta(title="Its effect on data integrity", description="Duplicate client files among others")
    ]


class ChittendenWeighing(Form, key="ChittendenWeighing"):
    """Allow imports for the projects in Chittenden County."""

    funding: Annotated[Text, Meta(title="How importing relates to the funding requirements")]
    integrity: Annotated[
        Text, Meta(title="Its effect on data integrity", description="Duplicate client files among others")
    ]


class DirectEntry(Form, key="DirectEntry"):
    """Require direct data entry instead."""

    why: Annotated[Text, Meta(title="Why imports are not allowed", description="The agency reads it")]


class Estimate(Form, key="Estimate"):
    """Estimate the costs of the import."""

    amount: Annotated[Dollars, Meta(title="Amount, in US dollars")]
    covers: Annotated[
        Text, Meta(title="What it covers", description="The service of WellSky and that of ICA among others")
    ]


class Acceptance(Form, key="Acceptance"):
    """Accept the estimate."""

    pays: Annotated[bool, Meta(title="The agency pays all costs of the import, before it begins")]
    pays_extra: Annotated[bool, Meta(title="It also pays further costs that the import directly causes")]
    signed_as: Annotated[Line, Meta(title="Your full name, as your signature")]


class Payment(Form, key="Payment"):
    """Record a payment of the agency."""

    paid_on: Annotated[date, DURING, Meta(title="Paid on")]
    amount: Annotated[Dollars, Meta(title="Amount, in US dollars")]
    no_refund: Annotated[bool, Meta(title="The agency was told that payments are not refundable")]
    covers: Annotated[Remark, Meta(title="What it pays for")] = ""


class UploadResult(Form, key="UploadResult", kw_only=True):
    """What the check of an upload found."""

    upload: Annotated[int, Meta(title="Number of the upload")]
    name: Annotated[Line, Meta(title="File")]
    passed: Annotated[bool, Meta(title="It may be loaded")]
    mend: Annotated[tuple[Mending, ...], Meta(title="What to mend")] = ()
    failing_organizations: Annotated[int, Meta(title="Organizations that fail by themselves")] = 0


class Stopping(Form, key="Stopping"):
    """End the imports."""

    why: Annotated[Text, Meta(title="Why the imports end")]


class ImportWithdrawal(Form, key="ImportWithdrawal"):
    """Withdraw the request."""

    why: Annotated[Text, Meta(title="Why the request is withdrawn")]


class CaseDocuments(Form, key="CaseDocuments"):
    """What documents are kept with the case."""

    names: tuple[str, ...] = ()
