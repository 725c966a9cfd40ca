"""P21: a person of ICA locks licenses at once and lifts the lock again; the agency is told and looks to its users' access.

A lock is no sanction and no finding. It holds until somebody lifts it, and the desk asks again as long as it does.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.combined_rules import Newest
from workflows.facts.effects import ConfirmInWellSky, ReinstateLicense, SuspendLicense
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, again, escalate
from workflows.grammar.shapes import follows_in_wellsky, one_day, one_text
from workflows.law.fields import AGENCY, DURING, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, Role

CLAUSE = "2.1-unauthorized-report"
SECURITY = "2.2-aa-security-admin"
ConcernedAgency = Annotated[Line, AGENCY, Meta(title="Agency", description="Whose users or data it concerns")]


class BreachLock(Form, key="BreachLock"):
    """Lock licenses at once. It is no finding: the account may have been misused by somebody else."""

    agency: ConcernedAgency
    users: Annotated[
        tuple[Line, ...], Meta(title="Users whose licenses are locked, by email address", description="One a line")
    ]
    why: Annotated[Text, Meta(title="Why", description="Name no client. Only ICA and legal counsel read it")]


def _users(known: Known) -> tuple[str, ...]:
    return known[BreachLock].users


LOCK = Step("lock", CLAUSE)
UNLOCK = Step("unlock", CLAUSE)
KEEP = Step("keep-locked", CLAUSE)
RESTORED = Step("confirm-unlocked", CLAUSE)
locked = (LOCK.taken & ~UNLOCK.taken).said("a license is locked", "no license is locked")
unsettled = (LOCK.taken & ~RESTORED.taken).said(
    "a license that was locked is not back on in WellSky", "no license is locked, and none was left locked in WellSky"
)
LOCK_NOW = (
    LOCK.when(
        (~LOCK.taken).said(
            "no license was locked", "licenses are locked here already; record another breach to lock others"
        )
    )
    .called("Lock licenses at once", "Licenses locked")
    .by(SYSTEM_ADMIN)
    .asks(BreachLock)
    .read_by(ICA, COUNSEL)
    .requires(Require(CLAUSE, "name the users whose licenses are to be locked", fact(BreachLock.users).given))
    .does(SuspendLicense(named=_users, locks=True), TellUsers("breach-license-locked", named=_users))
    .tells("breach-agency-locked", AGENCY_DIRECTOR, AGENCY_ADMIN)
)
Unlocked = one_text("BreachUnlocked", "Lift the lock.", "Why it can be lifted", "Only ICA and legal counsel read it")
KeptLocked = one_text("BreachKeptLocked", "Keep the lock.", "Why it has to stay", "Only ICA and legal counsel read it")
WATCH = (
    Must("lock", CLAUSE, SYSTEM_ADMIN, "lift the lock of the licenses, or say why it stays")
    .aimed(
        "a lock is no sanction, and the manual gives it no term",
        within=Newest(
            Days(Policy.breach_lock_days, since=KEEP.day("the last look at it")),
            Days(Policy.breach_lock_days, since=LOCK.day("the lock")),
        ),
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .when(locked)
    .read_by(ICA, COUNSEL)
    .answers(
        UNLOCK.called("Lift the lock", "Lock lifted")
        .asks(Unlocked)
        .read_by(ICA, COUNSEL)
        .does(
            ReinstateLicense("the lock for a security breach was lifted"),
            TellUsers("breach-license-free", named=_users),
        )
        .tells("breach-agency-free", AGENCY_DIRECTOR, AGENCY_ADMIN),
        KEEP.called("Keep the lock", "Lock kept").asks(KeptLocked).read_by(ICA, COUNSEL).leads(again()),
    )
)
DoneThere = one_day("BreachDone", "Confirm what was done in WellSky.", "Done in WellSky on", field="done_on")
IN_WELLSKY = (
    follows_in_wellsky("lock-account", CLAUSE, "lock the accounts of the users", "the lock holds already; the account is to follow at once")
    .when(locked)
    .read_by(ICA, COUNSEL)
    .answers(
        Step("confirm-locked", CLAUSE)
        .called("Confirm the lock", "Locked in WellSky")
        .asks(DoneThere)
        .read_by(ICA, COUNSEL)
        .does(ConfirmInWellSky())
    ),
    follows_in_wellsky("free-account", CLAUSE, "turn the accounts of the users back on", "the lock is lifted; the account is to follow at once")
    .when((LOCK.taken & UNLOCK.taken).said("the lock was lifted", "there is a lock still, or there was none"))
    .read_by(ICA, COUNSEL)
    .answers(
        RESTORED.called("Confirm that the accounts are on", "Back on in WellSky")
        .asks(DoneThere)
        .read_by(ICA, COUNSEL)
        .does(ConfirmInWellSky(lifted=True))
    ),
)  # fmt: skip
LOCKS = (WATCH, *IN_WELLSKY)

# "Administer and monitor data security policies and standards, including: … User access control; … Detecting and responding to
# violations of the policies and procedures": the agency hears of it from ICA, and not before; who reported it never.


class BreachAgencyTold(Form, key="BreachAgencyTold"):
    """Tell the agency what it has to know and to do. From then on its administrator and director see this case, and this text."""

    agency: ConcernedAgency
    words: Annotated[Text, Meta(title="What the agency has to know and to do", description="Name no client")]


TELL_AGENCY = (
    Step("tell-agency", SECURITY)
    .called("Tell the agency", "Agency told")
    .by(SYSTEM_ADMIN)
    .asks(BreachAgencyTold)
    .read_by(ICA, COUNSEL, EVERY_AGENCY)
    .tells("breach-agency-told", AGENCY_DIRECTOR, AGENCY_ADMIN)
)
opened = (TELL_AGENCY.taken | LOCK.taken).said("the agency knows of it", "the agency does not know of it")


def kept_from(known: Known) -> frozenset[Role]:
    """Keep it from the agency until ICA told it, or locked a license of one of its users."""
    return frozenset() if opened(known) else frozenset({AGENCY_ADMIN, AGENCY_DIRECTOR})


class AccessChecked(Form, key="AccessChecked"):
    """Record that the agency looked at who has access, and what it did."""

    checked_on: Annotated[date, DURING, Meta(title="Checked on")]
    done: Annotated[Text, Meta(title="What you found and did", description="Name no client")]


CHECK_ACCESS = (
    Must("check-access", SECURITY, AGENCY_ADMIN, "check the access of {your} agency's users, and say what was found")
    .aimed("the manual sets no time for it", within=Days(Policy.breach_agency_days), late=escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), SYSTEM_ADMIN))
    .when(TELL_AGENCY.taken.said("the agency was told of it", "nobody has told the agency of it"))
    .answers(
        Step("check-access", SECURITY)
        .citing("2.1-aa-monitor-access", "2.2-user-prevent-disclosure")
        .called("Record that access was checked", "Access of the agency's users checked")
        .asks(AccessChecked)
        .read_by(ICA, COUNSEL, EVERY_AGENCY)
    )
)  # fmt: skip
