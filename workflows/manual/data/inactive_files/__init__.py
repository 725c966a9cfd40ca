"""P28. Client files that nobody uses (manual 3.4, Limits on Collection of Personal Information).

"Client files not used in seven years may be made inactive in HMIS. The HMIS Lead Agency will check with Partner Agencies before
making client files inactive. Personal information may be retained for a longer period if required by statute, regulation,
contract or another obligation."

ICA reads a list from WellSky; each agency with unused files on it has a case of its own and says which may be made inactive. A
file is made inactive once all its agencies agree, nobody has an open request about it and no law asks to retain it. Silence holds.
"""

from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Ended, Per, Process, Waiting, monthly
from workflows.grammar.words import wording
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.manual.data.inactive_files.asked import (
    CHECKED,
    SEVEN_YEARS,
    FilesAsked,
    FilesClear,
    FilesListed,
    list_wanted,
)
from workflows.manual.data.inactive_files.checking import ASK, CHECK, GO_ON, LEAVE, RETAIN_FILES
from workflows.manual.data.inactive_files.inactivating import FINISH, INACTIVATE
from workflows.manual.data.inactive_files.listing import ARISE, FOLLOWED, LIST, READ
from workflows.manual.data.inactive_files.states import S


@wording("what it is about: the yearly list, or an agency's files")
def matter(known: Known) -> str:
    """Name the list, or the files of an agency."""
    found = known.forms.get(FilesAsked)
    if not isinstance(found, FilesAsked) or not found.files:
        return "List of unused client files"
    return f"{len(found.files)} unused client {'file' if len(found.files) == 1 else 'files'} of {found.agency}"


PROCESS = (
    Process("P28", "Inactive client files", "data", heading="{matter}", names={"matter": matter})
    .looks_up(FilesAsked, FilesClear, FilesListed)
    .shows(FilesAsked, to=(EVERY_AGENCY,))
    .shows(FilesClear, FilesListed, to=(ICA,))
    .follows(FOLLOWED)
    .arises(monthly(), per=Per.ICA, wanted=list_wanted, begins=ARISE)
    .begins(ASK)
    .runs(
        Waiting(S.LISTING, SEVEN_YEARS).until(LIST).may(READ),
        Waiting(S.CHECKING, CHECKED, "Check").until(CHECK).then(GO_ON).may(RETAIN_FILES, LEAVE),
        Waiting(S.READY, SEVEN_YEARS, "WellSky").until(INACTIVATE).then(FINISH).may(LEAVE),
        Ended(S.LISTED, SEVEN_YEARS),
        Ended(S.SKIPPED, SEVEN_YEARS),
        Ended(S.DONE, SEVEN_YEARS, "Inactive"),
        Ended(S.ANSWERED, CHECKED),
        Ended(S.LEFT, LOCAL),
    )
)
