"""P26: the states, and the duties and steps that several of them share."""

from __future__ import annotations

from workflows.facts.facts import Form, Known
from workflows.grammar.process import LOCAL, Duty, Must, State, Step
from workflows.law.continua import LEADERS, Continuum
from workflows.law.roles import AGENCY_ADMIN, CLOCK, COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN
from workflows.manual.data.imports_conditions import NOT_REFUNDABLE, concerns, passed
from workflows.manual.data.imports_forms import (
    BalanceWeighing,
    ChittendenWeighing,
    DirectEntry,
    ImportWithdrawal,
    Payment,
    Stopping,
    UploadResult,
)
from workflows.uploads.counting.terms import HAVE_CHECKED, RECORD


class S(State):
    """Where an agency's imports may stand."""

    DOCUMENTS = "DOCUMENTS", "the agency is documenting its request"
    GATES = "GATES", "the Continua are considering the request"
    ESTIMATE = "ESTIMATE", "ICA is estimating the costs"
    OFFERED = "OFFERED", "the agency is considering the estimate"
    COMMITTED = "COMMITTED", "the agency has committed itself to the costs and pays them"
    READY = "READY", "the first upload is to be checked"
    RUNNING = "RUNNING", "what passes the check may be loaded"
    MENDING = "MENDING", "an upload failed the check and is being mended; nothing is loaded"
    REFUSED = "REFUSED", "imports are not allowed; data are entered directly"
    REVOKED = "REVOKED", "a Continuum ended the imports; data are entered directly"
    STOPPED = "STOPPED", "the agency ended its imports"
    WITHDRAWN = "WITHDRAWN", "the agency withdrew its request"


FORMS: dict[Continuum, type[Form]] = {
    Continuum.BALANCE: BalanceWeighing,
    Continuum.CHITTENDEN: ChittendenWeighing,
}
REFUSE = (
    Step("refuse", "4.4-coc-discretion", S.REFUSED)
    .called("Require direct data entry", "Imports refused")
    .asks(DirectEntry)
    .tells("import-refused", AGENCY_ADMIN)
)


def gates(continuum: Continuum) -> tuple[Duty, Duty]:
    """Return the two gates of a Continuum, for its own projects: first the vendor, then whether to import at all."""
    place, concerned = continuum.name.lower(), concerns(continuum)
    approve = (
        Step(f"approve-vendor-{place}", "4.4-evaluate")
        .citing("4.4-coc-review")
        .called("Approve the vendor", f"Vendor approved, {continuum.value}")
    )

    def vetted(known: Known) -> bool:
        return concerned(known) and known.times(approve) > 0

    return (
        Must(f"vendor-{place}", "4.4-evaluate", LEADERS[continuum], "approve the vendor of {subject}, or refuse imports")
        .untimed("the manual sets no time for the Continuum's review")
        .when(f"projects are in the {continuum.value} CoC", concerned)
        .answers(approve, REFUSE),
        Must(
            f"evaluate-{place}", "4.4-evaluate", LEADERS[continuum],
            "weigh funding requirements and data integrity, and allow imports or refuse them",
        )
        .untimed("the manual sets no time for the Continuum's evaluation")
        .when(f"the {continuum.value} CoC has approved the vendor", vetted)
        .answers(
            Step(f"allow-{place}", "4.4-evaluate")
            .citing("4.4-coc-discretion", "4.4-duplicates-warning")
            .called("Allow imports", f"Imports allowed, {continuum.value}")
            .asks(FORMS[continuum]),
            REFUSE,
        ),
    )  # fmt: skip


GATES = (*gates(Continuum.BALANCE), *gates(Continuum.CHITTENDEN))
WITHDRAW = (
    Step("withdraw", LOCAL, S.WITHDRAWN)
    .called("Withdraw the request", "Request withdrawn")
    .by(AGENCY_ADMIN)
    .asks(ImportWithdrawal)
    .tells("import-ended", SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN)
)
_REVOKE = (
    Step("revoke", "4.4-coc-discretion", S.REVOKED)
    .called("End the imports, and require direct data entry", "Imports ended by the Continuum")
    .asks(DirectEntry)
    .tells("import-revoked", AGENCY_ADMIN, SYSTEM_ADMIN)
)
REVOKE = tuple(
    _REVOKE.by(role).when(f"projects are in the {continuum.value} CoC", concerns(continuum))
    for continuum, role in LEADERS.items()
)
STOP = (
    Step("stop", LOCAL, S.STOPPED)
    .called("End your imports", "Imports ended by the agency")
    .by(AGENCY_ADMIN)
    .asks(Stopping)
    .tells("import-ended", SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN)
)
ESTIMATE_GIVEN = "import-estimate"
PAY = (
    Step("record-payment", "4.4-prepaid")
    .citing("4.4-nonrefundable")
    .called("Record the payment", "Payment recorded")
    .asks(Payment)
    .requires(NOT_REFUNDABLE)
)
FURTHER_PAYMENT = (
    PAY.citing("4.4-estimate").called("Record a further payment", "Further payment recorded").by(SYSTEM_ADMIN)
)

_CHECKED = Step(RECORD, "4.4-missing-10").by(CLOCK).asks(UploadResult).tells("upload-checked", AGENCY_ADMIN)
PASSES = _CHECKED.called(HAVE_CHECKED, "Upload checked: it passes").when("the upload passes the check", passed)
FAILS = _CHECKED.called(HAVE_CHECKED, "Upload checked: it fails").when(
    "the upload fails the check", lambda known: not passed(known)
)
