"""P26. Approval of an agency's imports (manual 4.4).

Each Continuum decides for its own projects, in two gates: the agency's vendor, then importing itself, as it
bears on funding and on the integrity of the data. The agency pays before anything is imported, and gets
nothing back. Then every upload is checked before it is loaded, element by element; one that fails is mended
and checked again. Who may import today may be told tomorrow to enter data directly.
"""

from workflows.facts.facts import DayOf
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.process import (
    LOCAL,
    Consent,
    Ended,
    Must,
    Process,
    Step,
    Waiting,
    again,
    escalate,
    otherwise,
    to,
)
from workflows.law.continua import CONTINUUMS
from workflows.law.policy import Policy
from workflows.law.readers import CONTINUUM, EVERY_AGENCY
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.imports.deciding import (
    ALLOW,
    APPROVE_VENDOR,
    MAY_REVOKE,
    REFUSE_OWN,
    against,
    evaluating,
    left_out,
    may_be_imported,
    programs,
    some_allow,
    unconcerned,
)
from workflows.manual.data.imports.kinds import ASK_KIND, KINDS
from workflows.manual.data.imports.paying import (
    ACCEPT,
    FURTHER_PAYMENT,
    GIVE_ESTIMATE,
    PAY,
    REVISE_ACCEPTED,
    REVISE_ESTIMATE,
    REVISE_RUNNING,
    estimated,
    paid,
    rest,
)
from workflows.manual.data.imports.projects import NAME_PROGRAMS, TypedProjects
from workflows.manual.data.imports.requesting import ASK, CONFIRM_FUNDER, DOCUMENT_VENDOR, WITHDRAW, concerned
from workflows.manual.data.imports.states import S
from workflows.manual.data.imports.uploads import STOP, have_checked
from workflows.manual.data.programs_known import AgencyPrograms
from workflows.manual.people.standing import AgencyStanding
from workflows.uploads.counting.terms import RECORD

# "The Balance of State CoC and the Chittenden/Burlington CoC, reserve the right to review all individual agency
# requests for CSV and/or XML imports into Vermont's HMIS."

REVIEW = Days(Policy.import_review_days)
NEXT_UPLOAD = Days(Policy.waiting_days, since=DayOf(RECORD, "the last upload was checked"))
AGENCY_LATE = escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN))
VENDOR = (
    Consent("vendor", "4.4-evaluate", CONTINUUMS, "approve the vendor of {subject}, or refuse imports")
    .aimed("the manual sets no time for the CoC's review", within=REVIEW, late=escalate(CONTINUUMS, ICA_DIRECTOR))
    .each("CoC that has some of the projects", concerned)
    .answers(APPROVE_VENDOR, REFUSE_OWN)
)


def _weighs(known: Known) -> frozenset[str]:
    return evaluating(known, VENDOR.answered(known))


EVALUATION = (
    Consent(
        "evaluate", "4.4-evaluate", CONTINUUMS,
        "weigh funding requirements and data integrity for {subject}, and allow imports or refuse them",
    )
    .aimed("the manual sets no time for the CoC's evaluation", within=REVIEW, late=escalate(CONTINUUMS, ICA_DIRECTOR))
    .each("CoC that has approved the vendor", _weighs)
    .answers(ALLOW, REFUSE_OWN)
)  # fmt: skip
OPEN = (S.DOCUMENTS, S.GATES, S.ESTIMATE, S.OFFERED, S.COMMITTED)
ALLOWED = (S.ESTIMATE, S.OFFERED, S.COMMITTED, S.READY, S.MENDING, S.RUNNING)
PAID = (S.READY, S.MENDING, S.RUNNING)
PROCESS = (
    Process(
        "P26",
        "Import approval",
        "data",
        heading="Imports by {subject}",
        names={
            "programs": programs,
            "left_out": left_out,
            "against": against,
            "estimated": estimated,
            "paid": paid,
            "rest": rest,
        },
    )
    .keeps_from("4.4-coc-review", "the CoC that has none of the projects", unconcerned)
    .looks_up(AgencyStanding, AgencyContinua, AgencyPrograms, CaseDocuments)
    .watches(
        "4.4-coc-discretion",
        "the leave to import data of a program",
        may_be_imported,
        "import-fell-away",
        AGENCY_ADMIN,
        SYSTEM_ADMIN,
        COC_BALANCE,
        COC_CHITTENDEN,
    )
    .takes_over(TypedProjects)
    .shows(AgencyStanding, AgencyContinua, AgencyPrograms, TypedProjects, to=(EVERY_AGENCY, CONTINUUM))
    .begins(ASK)
    .throughout(OPEN, may=(WITHDRAW,))
    .throughout(ALLOWED, meanwhile=(MAY_REVOKE,))
    .throughout((*OPEN, *PAID), meanwhile=(KINDS,), may=(ASK_KIND, NAME_PROGRAMS))
    .throughout(PAID, may=(STOP, FURTHER_PAYMENT, REVISE_RUNNING))
    .runs(
        Waiting(S.DOCUMENTS, "4.4-doc-vendor", "Documents")
        .until(
            Must(
                "vendor-document", "4.4-doc-vendor", AGENCY_ADMIN, "document that {your} vendor meets the HUD standards"
            )
            .aimed("the manual sets no time, and the request waits until it is in", late=AGENCY_LATE)
            .answers(DOCUMENT_VENDOR),
            Must("funder-document", "4.4-doc-funder", AGENCY_ADMIN, "confirm that {your} funding source allows imports")
            .aimed("the manual sets no time, and the request waits until it is in", late=AGENCY_LATE)
            .answers(CONFIRM_FUNDER),
        )
        .then(
            Step("forward", "4.4-coc-review", S.GATES)
            .called("Pass it on to the CoCs", "Request passed on to the CoCs")
            .tells("import-asked", COC_BALANCE, COC_CHITTENDEN)
        ),
        Waiting(S.GATES, "4.4-evaluate", "Continuums")
        .until(VENDOR, EVALUATION)
        .then(
            Step("allow", "4.4-coc-discretion")
            .called("Allow the import", "Imports allowed")
            .leads(
                to(S.ESTIMATE).when(some_allow).tells("import-allowed", AGENCY_ADMIN, SYSTEM_ADMIN),
                otherwise(S.REFUSED)
                .called("No CoC allows imports")
                .tells("import-refused", AGENCY_ADMIN, SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN),
            )
        ),
        Waiting(S.ESTIMATE, "4.4-estimate", "Estimate").until(
            Must("estimate", "4.4-estimate", SYSTEM_ADMIN, "estimate the costs of the import for {subject}")
            .aimed("the manual sets no time for the estimate", late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
            .answers(GIVE_ESTIMATE)
        ),
        Waiting(S.OFFERED, "4.4-costs", "Acceptance")
        .until(
            Consent("commitment", "4.4-costs", AGENCY_ADMIN, "accept the estimate before any work begins")
            .aimed("the manual sets no time, and nothing is done for the import before", late=AGENCY_LATE)
            .by_asker_too("it is the agency's own agreement to pay for what it asked")
            .answers(ACCEPT)
        )
        .may(REVISE_ESTIMATE),
        Waiting(S.COMMITTED, "4.4-prepaid", "Payment")
        .until(
            Must("payment", "4.4-prepaid", SYSTEM_ADMIN, "record what {subject} pays, until the estimate is covered")
            .aimed(
                "the invoice says when it is due, and nothing is imported before it is paid",
                late=escalate((SYSTEM_ADMIN, AGENCY_ADMIN), ICA_DIRECTOR),
            )
            .answers(PAY)
        )
        .may(REVISE_ACCEPTED),
        Waiting(S.READY, "4.4-missing-10", "First upload").until(
            Must("first-upload", "4.4-missing-10", AGENCY_ADMIN, "have {your} first upload checked")
            .aimed("the manual sets no time for the first upload", late=AGENCY_LATE)
            .answers(have_checked(to(S.RUNNING), otherwise(S.MENDING)))
        ),
        Waiting(S.MENDING, "4.4-missing-10", "Mending").until(
            Must("mend", "4.4-missing-10", AGENCY_ADMIN, "correct the upload, and have it checked again")
            .aimed("the manual sets no time, and nothing is loaded until an upload passes", late=AGENCY_LATE)
            .answers(have_checked(to(S.RUNNING), again()))
        ),
        Waiting(S.RUNNING, "4.4-missing-10", "Uploads")
        .said("Imports run for {programs}. Have every upload checked before it is loaded.")
        .until(
            Must("uploads", "4.4-missing-10", AGENCY_ADMIN, "have every upload checked before it is loaded")
            .aimed("the agency says how often it imports", within=NEXT_UPLOAD, late=AGENCY_LATE)
            .answers(have_checked(again(), otherwise(S.MENDING)))
        ),
        Ended(S.REFUSED, "4.4-coc-discretion"),
        Ended(S.REVOKED, "4.4-coc-discretion"),
        Ended(S.STOPPED, LOCAL),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
