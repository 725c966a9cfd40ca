"""P02. The Agency Administrator (manual 2.1, Agency Administrator; 2.2).

"Partner Agencies with 10 or more users must designate one person to be the Agency Administrator." A smaller agency may do
without. While there is none ICA's System Administrator does the duties, and the executive director signs, accepts and approves.
Whoever is named next takes the open tasks over. An agency that falls below ten keeps its administrator until it says otherwise.
"""

from workflows.grammar.process import LOCAL, Ended, Per, Process, Waiting, monthly
from workflows.law.readers import EVERY_AGENCY
from workflows.manual.people.administrator.ending import GIVE_UP, GO_ON, NO_LONGER
from workflows.manual.people.administrator.naming import DESIGNATE, NAMING, NEED
from workflows.manual.people.administrator.recording import FOLLOWED, IN_DIRECTORY, RECORDING
from workflows.manual.people.administrator.states import S
from workflows.manual.people.administrator.users import CLAUSE, NEEDS_ONE, AgencyUsers
from workflows.manual.people.administrator.who import candidate, counted

PROCESS = (
    Process(
        "P02",
        "Agency Administrator",
        "people",
        heading="The Agency Administrator of {subject}",
        names={"candidate": candidate, "users": counted},
    )
    .looks_up(AgencyUsers)
    .shows(AgencyUsers, to=(EVERY_AGENCY,))
    .one_open(CLAUSE, "a case about this agency's administrator is open already")
    .follows(*FOLLOWED)
    .arises(monthly(), per=Per.AGENCY, wanted=NEEDS_ONE, begins=NEED)
    .begins(DESIGNATE, GIVE_UP)
    .runs(
        Waiting(S.WANTED, CLAUSE, "Naming")
        .said("{users}. While nobody has the role, ICA's System Administrator does its duties.")
        .until(NAMING)
        .may(GO_ON, NO_LONGER, IN_DIRECTORY),
        Waiting(S.RECORDING, CLAUSE, "Directory")
        .said("{candidate} is to be the Agency Administrator, once ICA has recorded it.")
        .until(RECORDING)
        .may(GO_ON),
        Ended(S.DESIGNATED, CLAUSE, "Done"),
        Ended(S.NOT_NEEDED, "2.1-aa-optional"),
        Ended(S.GIVEN_UP, "2.1-aa-optional"),
        Ended(S.UNCHANGED, LOCAL),
    )
)
