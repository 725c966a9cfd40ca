"""P24. The monthly round of data quality (manual 4.3, Data Quality Plan; 2.2).

Each month ICA reads how complete the Universal Data Elements of an agency's programs are, and how soon after the event they were
entered. Programs that fall short are told so with what to do, and are trained. Where they still fall short after that, a
corrective action plan follows (P25), by a person's decision; while one runs, the figures go there.
"""

from workflows.grammar.process import LOCAL, Ended, Per, Process, Waiting, monthly
from workflows.grammar.recurring import Period
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.manual.data.data_quality.figures import (
    MONTHLY,
    DataBefore,
    DataFigures,
    advice,
    month,
    what_falls_short,
)
from workflows.manual.data.data_quality.reading import BEGIN, FIGURES, FOLLOWED, NOBODY_LEFT, READ, WITH_THE_USERS
from workflows.manual.data.data_quality.states import S
from workflows.manual.data.data_quality.telling import AFTER_TRAINING, CORRECT, FINISH, NOTICE, NOTIFY, TRAIN
from workflows.manual.people.users_review.users import UsersHere

PROCESS = (
    Process(
        "P24",
        "Data quality of the month",
        "data",
        heading="Data quality of {subject}, {month}",
        names={"month": month, "shortfalls": what_falls_short, "advice": advice},
    )
    .looks_up(DataFigures, DataBefore, UsersHere)
    .shows(DataFigures, Period, to=(EVERY_AGENCY,))
    .shows(DataBefore, UsersHere, to=(ICA,))
    .follows(FOLLOWED, WITH_THE_USERS)
    .recurs(monthly(Policy.dq_run_day), per=Per.AGENCY_WITH_USERS, begins=BEGIN)
    .throughout((S.READING, S.SHORT, S.CORRECTING), may=(NOBODY_LEFT,))
    .runs(
        Waiting(S.READING, MONTHLY, "Figures").until(FIGURES).may(READ),
        Waiting(S.SHORT, NOTIFY, "Notice")
        .said("ICA tells the programs of {subject} what falls short. {shortfalls}")
        .until(NOTICE),
        Waiting(S.CORRECTING, NOTIFY, "Correction")
        .said("{subject} corrects its data, and ICA trains its programs. {shortfalls}")
        .until(CORRECT, TRAIN)
        .then(FINISH),
        Ended(S.ENOUGH, MONTHLY, "Closed"),
        Ended(S.NO_FIGURES, MONTHLY),
        Ended(S.CORRECTED, NOTIFY),
        Ended(S.EXCUSED, "2.2-user-timely"),
        Ended(S.LEFT, LOCAL),
        Ended(S.IN_PLAN, AFTER_TRAINING),
    )
)
