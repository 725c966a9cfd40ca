"""P10: what the desk decided is done in WellSky, and confirmed with the day (manual 3.1, Data Assessment).

"The HMIS Lead Agency will assess all data and implement appropriate controls": ICA changes the record; the agency's
administrator, who may do it as well, confirms it likewise.
"""

from __future__ import annotations

from workflows.facts.conditions import condition
from workflows.facts.known import Known
from workflows.facts.rules import Days, On, Rule
from workflows.grammar.duties import Duty
from workflows.grammar.process import LOCAL, Must, Step, otherwise, to
from workflows.grammar.shapes import one_day
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.manual.clients.sharing.in_force import in_force
from workflows.manual.clients.sharing.kept import SharingOnRecord, Stop
from workflows.manual.clients.sharing.programs import LATE
from workflows.manual.clients.sharing.saying import ConsentSigned
from workflows.manual.clients.sharing.signing import CONSENT, ENDS_ON
from workflows.manual.clients.sharing.states import S
from workflows.manual.clients.sharing.stopping import ABUSE, KNOWN_ON, WISH, at_once

TurnedOn = one_day("RecordTurnedOn", "Confirm what was done in WellSky.", "Shared in WellSky since", field="done_on")
TurnedOff = one_day(
    "RecordTurnedOff", "Confirm what was done in WellSky.", "Not Shared in WellSky since", field="done_on"
)
TURN_ON = (
    Must("turn-on", CONSENT, SYSTEM_ADMIN, "let the client's record be shared in WellSky")
    .aimed("the manual sets no time for it", late=LATE)
    .when(in_force)
    .answers(
        Step("turned-on", CONSENT)
        .called("Confirm that the record is shared", "Record shared in WellSky")
        .by(SYSTEM_ADMIN, AGENCY_ADMIN)
        .asks(TurnedOn)
        .read_by(ICA, EVERY_AGENCY)
        .leads(to(S.RUNNING).when(ENDS_ON.given), otherwise(S.SHARED))
        .tells("record-shared", AGENCY_ADMIN, AGENCY_DIRECTOR)
    )
)
OVERTAKEN = (
    Step("overtaken", LOCAL, S.KEPT)
    .called("Close the task", "Nothing is left to change in WellSky")
    .untold(
        AGENCY_ADMIN, AGENCY_DIRECTOR, because="what came later is recorded by themselves, and has a case of its own"
    )
)


@condition(
    "nothing has taken this form back", "the client asked not to share, or was under age, since the form was signed"
)
def _stands(known: Known) -> bool:
    signed_on = known[ConsentSigned].signed_on
    return not any(each.on >= signed_on and each.why is not Stop.ABUSE for each in known[SharingOnRecord].stops)


TERM = (
    Must("term", CONSENT, CLOCK, "the consent runs")
    .by(
        On(ENDS_ON),
        late=Step("form-ends", CONSENT)
        .called("End the consent", "Consent ended: its last day is over")
        .leads(to(S.FORM_ENDED))
        .tells("consent-ended", AGENCY_ADMIN),
    )
    .when(_stands)
)


def _off(key: str, clause: str, within: Rule, because: str) -> Duty:
    """Return ICA's duty to take a record off, which its agency may do as well; a form signed meanwhile ends it."""
    return (
        Must(key, clause, SYSTEM_ADMIN, "set the client's record to Not Shared in WellSky")
        .aimed(because, within=within, late=LATE, remind=Policy.wellsky_remind_days)
        .answers(
            Step("turned-off", clause, S.NOT_SHARED)
            .called("Confirm that it is Not Shared", "Record set to Not Shared in WellSky")
            .by(SYSTEM_ADMIN, AGENCY_ADMIN)
            .asks(TurnedOff)
            .read_by(ICA, EVERY_AGENCY)
            .tells("record-off", AGENCY_ADMIN, AGENCY_DIRECTOR)
        )
    )


SILENT = "the manual sets no time for it"
AT_WISH = _off("turn-off", WISH, Days(Policy.unshare_days, since=KNOWN_ON), SILENT).when(~in_force & ~at_once)
AT_ONCE = _off("turn-off-at-once", ABUSE, Days(Policy.protect_days, since=KNOWN_ON), SILENT).when(~in_force & at_once)
AT_END = _off("turn-off-ended", CONSENT, Days(Policy.unshare_days), SILENT)
