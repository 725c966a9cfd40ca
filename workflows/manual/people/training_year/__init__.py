"""P05. Ongoing training (manual 2.2, Ongoing User Training Requirements).

Every year each user attends security training, general trainings and, with an ART license, ART trainings. Credit that is
on the list of trainings answers them, whoever wrote it there. At the end of the year missed security training suspends the
license, once a person confirms it, until there is credit; other trainings that were missed put the user on the list, and
whether that becomes a violation case is ICA's decision. There is one year a person, however many agencies gave a license, and
each of them reads it.
"""

from workflows.grammar.process import Ended, Per, Process, Step, Waiting, otherwise, to, yearly
from workflows.grammar.recurring import Period
from workflows.law.readers import EVERY_AGENCY, SUBJECT
from workflows.law.roles import AGENCY_ADMIN, CLOCK, SYSTEM_ADMIN, USER
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.training_year.attending import (
    ART,
    GENERAL,
    GENERAL_CLAUSE,
    MAKE_UP,
    RETURN,
    SECURITY,
    SECURITY_CLAUSE,
    YEAR,
)
from workflows.manual.people.training_year.considering import CONSIDER, SETTLE
from workflows.manual.people.training_year.credit_of_year import behind, missing, secured, suspends, until, year
from workflows.manual.people.training_year.license_held import ENDED_BEFORE, LicenseHeld, holds
from workflows.manual.people.training_year.one_year import FOLLOW_ONE, JOIN
from workflows.manual.people.training_year.states import S
from workflows.manual.people.training_year.suspending import CONFIRM, FINISH, REINSTATE, SPARE, TURN_ON

BEGIN = (
    Step("begin", SECURITY_CLAUSE, S.RUNNING)
    .citing(GENERAL_CLAUSE)
    .called("Begin the training year", "Training year begun")
    .by(CLOCK)
    .tells("training-year-begins", USER)
)
CLOSE = (
    Step("close", SECURITY_CLAUSE)
    .citing("2.2-series-counts-one", "2.2-december-exempt", "2.2-art-two", "2.2-participation")
    .called("Close the training year", "Training year over")
    .leads(
        to(S.LEFT)
        .when(~holds)
        .called("Training year over: no license any more")
        .untold(USER, AGENCY_ADMIN, because=ENDED_BEFORE),
        to(S.LAPSED)
        .when(~secured & suspends)
        .called("Training year over: no security training")
        .tells("training-security-missed", USER, AGENCY_ADMIN, SYSTEM_ADMIN),
        to(S.LISTED, GENERAL_CLAUSE)
        .when(behind)
        .called("Training year over: trainings are missing")
        .tells("training-missed", USER, AGENCY_ADMIN),
        otherwise(S.MET)
        .called("Training year over: all trainings are on record")
        .untold(
            USER, AGENCY_ADMIN, because="nothing is missing, and the email about the new year says what comes next"
        ),
    )
)
PROCESS = (
    Process(
        "P05",
        "Ongoing training",
        "people",
        subject=USER,
        heading="Training year {year}: {subject}",
        names={"year": year, "missing": missing, "until": until},
    )
    .looks_up(LicenseHeld, TrainingRecord)
    .shows(LicenseHeld, TrainingRecord, Period, to=(SUBJECT, EVERY_AGENCY))
    .follows(FOLLOW_ONE)
    .recurs(yearly(1, 1), per=Per.USER, begins=BEGIN)
    .runs(
        Waiting(S.RUNNING, SECURITY_CLAUSE, "Year")
        .said("{subject} attends this year's trainings. If one is missing when the year ends, ICA looks at it then.")
        .until(YEAR)
        .then(CLOSE)
        .meanwhile(SECURITY, GENERAL, ART)
        .may(JOIN),
        Waiting(S.LAPSED, SECURITY_CLAUSE, "Suspension").until(CONFIRM).then(SPARE).meanwhile(MAKE_UP, CONSIDER),
        Waiting(S.SUSPENDED, SECURITY_CLAUSE, "Suspension").until(MAKE_UP, RETURN).then(REINSTATE).meanwhile(CONSIDER),
        Waiting(S.RETURNING, SECURITY_CLAUSE, "Return").until(TURN_ON).then(FINISH).meanwhile(CONSIDER),
        Waiting(S.LISTED, GENERAL_CLAUSE, "Decision").until(CONSIDER).then(SETTLE),
        Ended(S.MET, SECURITY_CLAUSE, "Closed"),
        Ended(S.RESTORED, SECURITY_CLAUSE),
        Ended(S.CONSIDERED, GENERAL_CLAUSE),
        Ended(S.JOINED, SECURITY_CLAUSE),
        Ended(S.LEFT, SECURITY_CLAUSE),
    )
)
