"""P30. The comparable database of a victim service provider (manual 3.5).

A victim service provider enters nothing in HMIS. If its funding asks for HMIS it keeps a comparable database: its executive
director says which, and confirms it every year with an aggregate report; ICA checks both by a list. An agency that turns out to
be a victim service provider while it has licenses loses them, each told to its user, once ICA has gone through them. ICA may ask
for a single report besides.
"""

from workflows.facts.known import Known
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.process import LOCAL, Ended, Per, Process, Waiting, monthly
from workflows.law.readers import EVERY_AGENCY
from workflows.manual.governance.comparable_database.attesting import CONFIRM
from workflows.manual.governance.comparable_database.checking import (
    CHECK,
    FOLLOWED,
    HANDED_IN,
    NOT_ONE,
    REPORT_IN,
    WITHDRAW,
)
from workflows.manual.governance.comparable_database.known import (
    MUST_COMPARABLE,
    PROHIBITED,
    REPORTS,
    WANTED,
    ComparableKnown,
)
from workflows.manual.governance.comparable_database.reporting import (
    ASK,
    ASKED_REPORT,
    REPORT,
    ComparableReportAsked,
    matter,
)
from workflows.manual.governance.comparable_database.states import S
from workflows.manual.governance.comparable_database.turning import ACCOUNTS, ARISE, BEGIN, END_LICENSES
from workflows.manual.people.standing import AgencyStanding


def _which(known: Known) -> str:
    """Return which report was asked for, and nothing of the database itself: of each there is one open case."""
    asked = known.forms.get(ComparableReportAsked)
    return f"{asked.report}/{asked.ends}" if isinstance(asked, ComparableReportAsked) else ""


PROCESS = (
    Process(
        "P30",
        "Comparable database",
        "governance",
        heading="{matter}: {subject}",
        names={"matter": matter},
    )
    .looks_up(AgencyStanding, ComparableKnown, CaseDocuments)
    .shows(AgencyStanding, ComparableKnown, to=(EVERY_AGENCY,))
    .one_open(
        MUST_COMPARABLE, "a case about this agency's comparable database, or this report, is open already", _which
    )
    .follows(FOLLOWED)
    .arises(monthly(), per=Per.AGENCY, wanted=WANTED, begins=ARISE)
    .begins(BEGIN, ASK)
    .throughout((S.DESCRIBING, S.REPORTING, S.CHECKING), may=(NOT_ONE, WITHDRAW))
    .runs(
        Waiting(S.DESCRIBING, MUST_COMPARABLE, "Database")
        .until(END_LICENSES, CONFIRM, REPORT, ACCOUNTS)
        .then(HANDED_IN),
        Waiting(S.REPORTING, REPORTS, "Report").until(ASKED_REPORT).then(REPORT_IN),
        Waiting(S.CHECKING, MUST_COMPARABLE, "Check").until(CHECK).meanwhile(END_LICENSES, ACCOUNTS),
        Ended(S.KEPT, MUST_COMPARABLE, "Checked"),
        Ended(S.NOT_NEEDED, MUST_COMPARABLE),
        Ended(S.REPORTED, REPORTS),
        Ended(S.NOT_ONE, PROHIBITED),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
