"""P04. A user's departure (manual 2.1, User Access).

The agency's executive director, or whoever acts for them, tells ICA within 48 consecutive hours of the last moment of need.
The license at this agency ends with that moment, or with the notice if that comes later; ICA then disables the account.
A late notice is shown as late and sanctions nobody: a violation is ICA's to find, in a case of its own.
"""

from workflows.facts.combined_rules import Latest, Newest
from workflows.facts.facts import fact
from workflows.facts.moment_rules import At, Hours, HoursAfterDay
from workflows.grammar.process import LOCAL, Ended, Must, Process, Step, Waiting, escalate
from workflows.grammar.shapes import in_wellsky, one_day
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, USER
from workflows.manual.people.departure.ending import DisableInWellSky
from workflows.manual.people.departure.notice import (
    CLAUSE,
    ENDINGS,
    NOTICE,
    NOTICES,
    NOTIFY,
    REVIEWED,
    STAYS,
    UNASKED,
    AgencyNotice,
    Departure,
)
from workflows.manual.people.departure.states import S
from workflows.manual.people.standing import PersonStanding

# A notice ahead is kept until its moment; the clock ends the license then, and not earlier.
END = (
    Step("end", CLAUSE, S.ENDED)
    .called("End the license", "License ended")
    .does(*ENDINGS)
    .tells("license-ended", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
)
LAST_MOMENT = (
    Must("last-moment", CLAUSE, CLOCK, "the license ends")
    .by(Newest(At(fact(AgencyNotice.last_need)), At(fact(Departure.last_need))), late=END)
)  # fmt: skip

# The manual says nothing of ICA's own time.


Disabled = one_day("Disabled", "Confirm that the account is disabled.", "Disabled in WellSky on", field="disabled_on")
SLA = Policy.disable_sla_hours
DISABLE = (
    in_wellsky("disable", CLAUSE, "disable {subject}'s account")
    .by(
        Latest(
            Newest(Hours(SLA, since=fact(AgencyNotice.last_need)), Hours(SLA, since=fact(Departure.last_need))),
            Newest(*(HoursAfterDay(SLA, since=step.day("the notice")) for step in NOTICES)),
        ),
        late=escalate(ICA_DIRECTOR),
    )
    .answers(
        Step("disable", CLAUSE, S.DISABLED)
        .called("Confirm that the account is disabled", "Account disabled in WellSky")
        .asks(Disabled)
        .read_by(ICA, EVERY_AGENCY)
        .does(DisableInWellSky())
        .untold(USER, AGENCY_ADMIN, because="they heard of it when the license ended")
    )
)
PROCESS = (
    Process(
        "P04",
        "User departure",
        "people",
        subject=USER,
        closed_to_subject=UNASKED,  # a notice ahead may be a dismissal: the user hears when the license ends
        heading="{subject} no longer needs access",
    )
    .looks_up(PersonStanding)
    .one_open(CLAUSE, "this user's departure from the agency is reported already")
    .begins(NOTIFY, REVIEWED)
    .runs(
        Waiting(S.AWAITED, CLAUSE, "Notice").until(NOTICE),
        Waiting(S.LEAVING, CLAUSE, "Last moment").until(LAST_MOMENT).may(STAYS),
        Waiting(S.ENDED, CLAUSE, "Account").until(DISABLE),
        Ended(S.DISABLED, CLAUSE, "Disabled"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
