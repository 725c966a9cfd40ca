"""P32: what restoring HMIS takes, by its kind; who is told when it takes longer; and what may be lost (manual 3.5).

"Priority level response (ensures downtime will not exceed 4 hours)." "A restore of this backup may incur some data loss between when the
backup was made and when the system failure occurred."
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.moment_rules import Hours
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.choice import Choice
from workflows.law.fields import DURING, PAST, Moment
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN
from workflows.law.setting import Setting
from workflows.manual.governance.service_interruption.noticing import (
    COMMS,
    ENDS_AT,
    FOUR_HOURS,
    SINCE,
    Advice,
    Interruption,
    Maintenance,
    Vendor,
)
from workflows.manual.governance.service_interruption.states import S

LOSS = "3.5-dr-loss"


@dataclass(frozen=True)
class ExpectBack(
    Effect,
    key="ExpectBack",
    undone=Undone("HMIS is expected back when it was expected at first", alike=("expected_at",)),
):
    """Everybody reads at /status when HMIS is expected back, and what to do until then."""

    expected_at: Term[datetime]
    advice: Term[str]
    at_first: Term[datetime | None]


@dataclass(frozen=True)
class EndInterruption(Effect, key="EndInterruption", undone=Undone("HMIS counts as interrupted still")):
    """HMIS is back; agencies are asked to tell their users, and what was lost is entered again."""

    back_at: Term[datetime]
    lost_from: Term[datetime | None]


@dataclass(frozen=True)
class CallOff(Effect, key="CallOff", undone=Undone("the interruption, or the maintenance, stands as it was recorded")):
    """Nothing is interrupted; agencies are asked to tell their users so."""


class Restoring(Choice):
    """How HMIS is restored, which says how long it takes."""

    ONLINE = "online", "from the online backup"
    TAPE = "tape", "from tape"
    CRASH = "crash", "after a crash of the system"


# "The database can be restored, and the site recreated within three to four hours if online backups are accessible. As a rule, a tape
# restoration can be made within six to eight hours." "For a system crash, a system restore will take four hours."
HOURS: dict[Restoring, Setting[int]] = {
    Restoring.ONLINE: Policy.restore_online_hours,
    Restoring.TAPE: Policy.restore_tape_hours,
    Restoring.CRASH: Policy.restore_crash_hours,
}


class Progress(Form, key="Progress", kw_only=True):
    """Say how HMIS is being restored: up to {restore_online_hours} hours from online, {restore_tape_hours} from tape, {restore_crash_hours} after a crash."""

    restoring: Annotated[Restoring, Meta(title="How it is restored")]
    begun_at: Annotated[Moment, PAST, Meta(title="Restoring began")]
    advice: Advice
    expected_at: Annotated[
        Moment | None,
        Meta(title="Expected back", description="If {vendor_name} says when; else we reckon it by how it is restored"),
    ] = None
    vendor: Vendor = ""


class Restored(Form, key="Restored", kw_only=True):
    """Record that HMIS is back, and what may be lost."""

    back_at: Annotated[Moment, DURING, Meta(title="Back since")]
    lost_hours: Annotated[
        int,
        Meta(ge=0, le=720, title="Hours of entries that may be lost, if any", description="Entered before the interruption; up to {outage_loss_hours} where the daily backup was restored"),
    ] = 0  # fmt: skip


def expected_back(known: Known) -> datetime:
    """Return when HMIS is expected back: as the vendor says, else by how it is restored (3.5-dr-restore-online, -tape, -crash)."""
    said = known[Progress]
    return said.expected_at or said.begun_at + timedelta(hours=known.policy[HOURS[said.restoring]])


def _expected_at_first(known: Known) -> datetime | None:
    return known[Interruption].expected_at


@condition("it is back later than it was interrupted", "it is back before it was interrupted")
def _later(known: Known) -> bool:
    said = known.forms.get(Interruption)
    return not isinstance(said, Interruption) or known[Restored].back_at >= said.since


def lost_since(known: Known) -> datetime | None:
    """Return from when entries may be lost, if any are."""
    hours, found = known[Restored].lost_hours, known.forms.get(Interruption)
    began = found.since if isinstance(found, Interruption) else known[Maintenance].begins_at
    return began - timedelta(hours=hours) if hours else None


REPORT = (
    Step("report-progress", COMMS)
    .citing("3.5-dr-restore-online", "3.5-dr-restore-tape", "3.5-dr-restore-crash")
    .called("Say how HMIS is being restored", "HMIS is being restored")
    .by(SYSTEM_ADMIN)
    .asks(Progress)
    .each_time()
    .read_by(ICA)
    .does(ExpectBack(expected_back, fact(Progress.advice), _expected_at_first))
    .tells("interruption-progress", ICA_DIRECTOR)
)
RESTORE = (
    Step("restore", LOSS, S.BACK)
    .called("Record that HMIS is back", "HMIS is back")
    .said(
        "/status says so at once. Each agency is asked to tell its users, and to enter again what may be lost. Data entered late because of it {outage_timeliness_exempt}."
    )
    .asks(Restored)
    .read_by(ICA)
    .requires(
        Require(COMMS, "enter a moment after the interruption began", _later, about=fact(Restored.back_at)),
    )
    .does(EndInterruption(fact(Restored.back_at), lost_since))
    .tells("interruption-over", ICA_DIRECTOR)
)
NoInterruption = one_text("NoInterruption", "Call it off.", "Why", "Such as: the vendor found nothing, or put it off")
CALL_OFF = (
    Step("call-off", COMMS, S.CALLED_OFF)
    .called("Call it off", "Called off")
    .asks(NoInterruption)
    .read_by(ICA)
    .does(CallOff())
    .tells("interruption-called-off", ICA_DIRECTOR)
)
# The manual's four hours and its six to eight hours from tape do not go together: at four hours those above are told.
LATE = escalate((SYSTEM_ADMIN, ICA_DIRECTOR, MANAGING_DIRECTOR))
BRING_BACK = (
    Must("bring-back", FOUR_HOURS, SYSTEM_ADMIN, "keep in touch with {vendor_name} until HMIS is back, and record it")
    .by(Hours(Policy.outage_escalate_hours, since=SINCE), late=LATE)
    .answers(RESTORE, CALL_OFF)
)
FINISH = (
    Must("finish", COMMS, SYSTEM_ADMIN, "record that the maintenance of HMIS is over")
    .by(Hours(Policy.outage_escalate_hours, since=ENDS_AT), late=LATE)
    .answers(RESTORE, CALL_OFF)
)
