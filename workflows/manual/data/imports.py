"""P26. Approval of an agency's imports (manual 4.4).

Each Continuum decides for its own projects, in two gates: the agency's vendor, then importing itself, as it
bears on funding and on the integrity of the data. The agency pays before anything is imported, and gets
nothing back. Then every upload is checked before it is loaded, element by element; one that fails is mended
and checked again. Who may import today may be told tomorrow to enter data directly.
"""

from dataclasses import replace

from workflows.grammar.process import LOCAL, Ended, Must, Process, Step, Waiting
from workflows.law.roles import AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.imports_conditions import (
    COMMITTED,
    ELIGIBLE,
    FUNDER_CONFIRMED,
    VENDOR_DOCUMENTED,
    unconcerned,
)
from workflows.manual.data.imports_duties import (
    ESTIMATE_GIVEN,
    FAILS,
    FURTHER_PAYMENT,
    GATES,
    PASSES,
    PAY,
    REVOKE,
    STOP,
    WITHDRAW,
    S,
)
from workflows.manual.data.imports_forms import (
    Acceptance,
    CaseDocuments,
    Estimate,
    FunderConsent,
    ImportRequest,
    VendorStandards,
)
from workflows.manual.people.standing import AgencyStanding

PROCESS = (
    Process("P26", "Import approval", "data", heading="Imports by {subject}")
    .keeps_from("4.4-coc-review", "the Continuum that has none of the projects", unconcerned)
    .looks_up(AgencyStanding, AgencyContinua, CaseDocuments)
    .begins(
        Step("ask", "4.4-coc-review", S.DOCUMENTS)
        .citing("3.1-unnamed")
        .called("Ask to import data", "Import asked for")
        .by(AGENCY_ADMIN)
        .asks(ImportRequest)
        .requires(*ELIGIBLE)
    )
    .runs(
        Waiting(S.DOCUMENTS, "4.4-doc-vendor", "Documents")
        .until(
            Must("vendor-document", "4.4-doc-vendor", AGENCY_ADMIN, "document that your vendor meets the HUD standards")
            .untimed("the request waits until it is in")
            .answers(
                Step("document-vendor", "4.4-doc-vendor")
                .called("Name the vendor's document", "Vendor's standards documented")
                .asks(VendorStandards)
                .requires(*VENDOR_DOCUMENTED)
            ),
            Must("funder-document", "4.4-doc-funder", AGENCY_ADMIN, "confirm that your funding source allows imports")
            .untimed("the request waits until it is in")
            .answers(
                Step("confirm-funder", "4.4-doc-funder")
                .called("Name the funder's confirmation", "Funding source's consent confirmed")
                .asks(FunderConsent)
                .requires(*FUNDER_CONFIRMED)
            ),
        )
        .then(
            Step("forward", "4.4-coc-review", S.GATES)
            .called("Pass it on to the Continua", "Request passed on to the Continua")
            .tells("import-asked", COC_BALANCE, COC_CHITTENDEN)
        )
        .may(WITHDRAW),
        Waiting(S.GATES, "4.4-evaluate", "Continua")
        .until(*GATES)
        .then(
            Step("allow", "4.4-coc-discretion", S.ESTIMATE)
            .called("Allow the import", "Imports allowed")
            .tells("import-allowed", AGENCY_ADMIN, SYSTEM_ADMIN)
        )
        .may(WITHDRAW),
        Waiting(S.ESTIMATE, "4.4-estimate", "Estimate")
        .until(
            Must("estimate", "4.4-estimate", SYSTEM_ADMIN, "estimate the costs of the import for {subject}")
            .untimed("the manual sets no time for the estimate")
            .answers(
                Step("give-estimate", "4.4-estimate", S.OFFERED)
                .called("Give the estimate", "Estimate given")
                .asks(Estimate)
                .tells(ESTIMATE_GIVEN, AGENCY_ADMIN)
            )
        )
        .may(WITHDRAW, *REVOKE),
        Waiting(S.OFFERED, "4.4-costs", "Acceptance")
        .until(
            Must("commitment", "4.4-costs", AGENCY_ADMIN, "accept the estimate before any work begins")
            .untimed("nothing is done for the import before the agency has committed itself")
            .answers(
                Step("accept-estimate", "4.4-prepaid", S.COMMITTED)
                .citing("4.4-costs", "4.4-estimate")
                .called("Accept the estimate", "Estimate accepted")
                .asks(Acceptance)
                .requires(*COMMITTED)
                .tells("estimate-accepted", SYSTEM_ADMIN)
            )
        )
        .may(
            Step("revise-estimate", "4.4-estimate")
            .called("Change the estimate", "Estimate changed")
            .by(SYSTEM_ADMIN)
            .asks(Estimate)
            .tells(ESTIMATE_GIVEN, AGENCY_ADMIN),
            WITHDRAW,
            *REVOKE,
        ),
        Waiting(S.COMMITTED, "4.4-prepaid", "Payment")
        .until(
            Must("payment", "4.4-prepaid", SYSTEM_ADMIN, "record the payment of {subject}")
            .untimed("the invoice says when it is due")
            .answers(replace(PAY, to=S.READY).tells("import-paid", AGENCY_ADMIN))
        )
        .may(WITHDRAW, *REVOKE),
        Waiting(S.READY, "4.4-missing-10", "First upload")
        .until(
            Must("first-upload", "4.4-missing-10", AGENCY_ADMIN, "have your first upload checked")
            .untimed("the agency says how often it imports")
            .answers(replace(PASSES, to=S.RUNNING), replace(FAILS, to=S.MENDING))
        )
        .may(STOP, FURTHER_PAYMENT, *REVOKE),
        Waiting(S.MENDING, "4.4-missing-10", "Mending")
        .until(
            Must("mend", "4.4-missing-10", AGENCY_ADMIN, "mend the upload, and have it checked again")
            .untimed("nothing is loaded until an upload passes")
            .answers(replace(PASSES, to=S.RUNNING))
        )
        .may(FAILS, STOP, FURTHER_PAYMENT, *REVOKE),
        Waiting(S.RUNNING, "4.4-missing-10", "Uploads")
        .until(
            Must("uploads", "4.4-missing-10", AGENCY_ADMIN, "have every upload checked before it is loaded")
            .untimed("the agency says how often it imports")
            .answers(replace(FAILS, to=S.MENDING))
        )
        .may(PASSES, STOP, FURTHER_PAYMENT, *REVOKE),
        Ended(S.REFUSED, "4.4-coc-discretion"),
        Ended(S.REVOKED, "4.4-coc-discretion"),
        Ended(S.STOPPED, LOCAL),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
