"""P17. Unpublished and confidential data, and equipment with data on it (manual 3.1 and 2.2, Hardware Disposal).

A draft is open to ICA and the agencies it is shared with, who opened it is in the audit log, what is sent of it is labeled, and
it is public once ICA's director approved it. Confidential data outside HMIS are encrypted and destroyed by a day, with a
certificate. The cases of equipment are the log of its disposal.
"""

from workflows.facts.known import Known
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.process import Ended, Process, Waiting
from workflows.grammar.words import wording
from workflows.manual.disclosure.data_handling.destroying import (
    DESTROY_DUTIES,
    ENCRYPTED,
    HARDWARE,
    KEEP,
    KEEP_LONGER,
    REPORT,
    WIPE_DUTIES,
    Equipment,
    Extract,
)
from workflows.manual.disclosure.data_handling.drafts import AUDITED, FINISH, REGISTER, SEND, UNPUBLISHED, Draft
from workflows.manual.disclosure.data_handling.publishing import APPROVAL, CLASSES, PUBLISH, WhoPublishes
from workflows.manual.disclosure.data_handling.states import S


@wording("what is handled")
def what(known: Known) -> str:
    """Return what a case is called: the draft, the data or the equipment."""
    if Draft in known.forms:
        return f"Draft: {known[Draft].title}"
    if Extract in known.forms:
        return f"Confidential data: {known[Extract].what}"
    said = known[Equipment]
    return f"Disposal: {said.what}, {said.tag}"


PROCESS = (
    Process("P17", "Data handling", "disclosure", confidential=True, heading="{what}", names={"what": what})
    .looks_up(CaseDocuments, WhoPublishes)
    .begins(REGISTER, KEEP, REPORT)
    .throughout((S.DRAFT, S.APPROVING), may=(SEND,))
    .runs(
        Waiting(S.DRAFT, AUDITED, "Registered").until(FINISH),
        Waiting(S.APPROVING, UNPUBLISHED, "Approval").until(APPROVAL),
        Waiting(S.PUBLISHING, CLASSES, "Publication").until(PUBLISH),
        Waiting(S.KEPT, ENCRYPTED, "Registered").until(*DESTROY_DUTIES).may(KEEP_LONGER),
        Waiting(S.DISPOSING, HARDWARE, "Registered").until(*WIPE_DUTIES),
        Ended(S.PUBLISHED, CLASSES, "Closed"),
        Ended(S.DISCARDED, UNPUBLISHED, "Closed"),
        Ended(S.DESTROYED, ENCRYPTED, "Closed"),
    )
)
