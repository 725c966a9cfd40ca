"""P31. A program of an agency: set up, changed, and confirmed once a year (manual 2.1, 2.2, 4.1 and 4.2).

The Agency Administrator says what a program is, and identifies its assessments and requirements; a person at ICA looks at the
name, consults with the agency, and sets it up in WellSky. With that it is on the list of programs, with the kinds that ICA
confirms: they decide what is shared (P10) and imported (P26). Then the agency chooses the program's standard report. Once a year
it goes through its programs.
"""

from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Ended, Per, Process, Waiting, monthly
from workflows.grammar.words import wording
from workflows.law.readers import EVERY_AGENCY
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.program.asking import (
    ASK,
    CHANGE,
    WITHDRAW,
    NewProgramWanted,
    ProgramChangeWanted,
    matter,
)
from workflows.manual.data.program.confirming import ARISE, CONFIRMATION, CORRECT, NONE_LEFT, WITH_THE_LAST
from workflows.manual.data.program.known import IDENTIFY, INFORMATION, NAMES, REPORT, WANTED, ProgramsHere
from workflows.manual.data.program.naming import RENAME, REVIEW, name_of
from workflows.manual.data.program.reporting import CHOOSE_REPORT
from workflows.manual.data.program.setting_up import MAKE_CHANGE, SET_UP, was
from workflows.manual.data.program.states import S


@wording("what it is about")
def _what(known: Known) -> str:
    if NewProgramWanted in known.forms:
        return f"New program {name_of(known)}"
    if ProgramChangeWanted in known.forms:
        return f"Change of {was(known).name or 'a program'}"
    return "Yearly confirmation of the programs"


@wording("the name of the program")
def _program(known: Known) -> str:
    if NewProgramWanted in known.forms:
        return name_of(known)
    return (name_of(known) or was(known).name or "a program") if ProgramChangeWanted in known.forms else "the programs"


PROCESS = (
    Process("P31", "Programs", "data", heading="{what} at {subject}", names={"what": _what, "program": _program})
    .looks_up(ProgramsHere, AgencyContinua)
    .shows(ProgramsHere, AgencyContinua, to=(EVERY_AGENCY,))
    .one_open(IDENTIFY, "a case about this program is open already", matter)
    .follows(WITH_THE_LAST)
    .arises(monthly(), per=Per.AGENCY, wanted=WANTED, begins=ARISE)
    .begins(ASK, CHANGE)
    .throughout((S.CONFIRMING, S.CORRECTING), may=(NONE_LEFT,))
    .throughout((S.NAMING, S.RENAMING, S.SETTING_UP), may=(WITHDRAW,))
    .runs(
        Waiting(S.NAMING, NAMES, "Name").until(REVIEW),
        Waiting(S.RENAMING, NAMES, "Name").until(RENAME),
        Waiting(S.SETTING_UP, IDENTIFY, "WellSky").until(SET_UP, MAKE_CHANGE),
        Waiting(S.REPORTING, REPORT, "Report").until(CHOOSE_REPORT),
        Waiting(S.CONFIRMING, INFORMATION, "Confirmation").until(CONFIRMATION),
        Waiting(S.CORRECTING, INFORMATION, "Confirmation").until(CORRECT),
        Ended(S.DONE, IDENTIFY, "Done"),
        Ended(S.CONFIRMED, INFORMATION, "Done"),
        Ended(S.NOTHING, INFORMATION),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
