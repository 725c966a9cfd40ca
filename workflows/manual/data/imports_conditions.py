"""P26: the conditions of an import, in the manual's words."""

from __future__ import annotations

from collections.abc import Callable

from workflows.facts.facts import Fact, Known, fact
from workflows.grammar.process import Require
from workflows.law.agency_kinds import AgencyKind
from workflows.law.continua import LEADERS, Continuum
from workflows.law.roles import Role
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.imports_forms import (
    Acceptance,
    CaseDocuments,
    FunderConsent,
    ImportRequest,
    Payment,
    UploadResult,
    VendorStandards,
)
from workflows.manual.people.standing import AgencyStanding


def concerns(continuum: Continuum) -> Callable[[Known], bool]:
    """Return the condition that some of the projects are in a Continuum."""
    return lambda known: continuum in known[ImportRequest].continua


def unconcerned(known: Known) -> frozenset[Role]:
    """Return the Continua that have none of the projects."""
    return frozenset(role for continuum, role in LEADERS.items() if continuum not in known[ImportRequest].continua)


def passed(known: Known) -> bool:
    """Say whether the upload that was checked last may be loaded."""
    return known[UploadResult].passed


def _strangers(known: Known) -> str:
    strange = known[ImportRequest].continua - known[AgencyContinua].continua
    return f"the agency does not work in {' or '.join(sorted(strange))}, so it has no projects there"


def _attached(document: Fact[str]) -> tuple[Callable[[Known], str], Callable[[Known], bool]]:
    """Return what to say while a document is not with the case, and the condition that it is."""

    def words(known: Known) -> str:
        names = ", ".join(known[CaseDocuments].names) or "none"
        return f"no document {document(known)!r} is with this case yet (there: {names}); add it first"

    return words, lambda known: document(known) in known[CaseDocuments].names


ELIGIBLE = (
    Require("3.5-vsp-prohibited", "a victim service provider does not enter data, so it imports none",
            lambda known: known[AgencyStanding].kind is not AgencyKind.VICTIM_SERVICES, about=fact(ImportRequest.agency)),
    Require("4.4-coc-review", "say in which Continua the projects are: each reviews the request for its own",
            lambda known: bool(known[ImportRequest].continua), about=fact(ImportRequest.continua)),
    Require("4.4-coc-review", _strangers,
            lambda known: known[ImportRequest].continua <= known[AgencyContinua].continua,
            about=fact(ImportRequest.continua)),
)  # fmt: skip
VENDOR_DOCUMENTED = (
    Require("4.4-doc-vendor", "the agency documents that its vendor meets the HUD standards", fact(VendorStandards.meets)),
    Require("4.4-doc-vendor", *_attached(fact(VendorStandards.document)), about=fact(VendorStandards.document)),
)  # fmt: skip
FUNDER_CONFIRMED = (
    Require("4.4-doc-funder", "the agency confirms that its funding source allows imports", fact(FunderConsent.allows)),
    Require("4.4-doc-funder", *_attached(fact(FunderConsent.document)), about=fact(FunderConsent.document)),
)
COMMITTED = (
    Require("4.4-costs", "the agency pays all costs of the import, WellSky's and ICA's among them", fact(Acceptance.pays)),
    Require("4.4-estimate", "further costs that the import directly causes are the agency's too",
            fact(Acceptance.pays_extra)),
)  # fmt: skip
NOT_REFUNDABLE = Require(
    "4.4-nonrefundable",
    "payments are not refundable, and no payment is recorded before the agency was told so",
    fact(Payment.no_refund),
)
