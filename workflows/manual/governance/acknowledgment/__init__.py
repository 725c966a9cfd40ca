"""P33. Policy acknowledgment (manual 2.1, 2.2, 3.4, 4.1).

Users sign the User Agreement, acknowledge the privacy notice and review the manual; Agency Administrators confirm the
minimum data-entry guidelines. The desk keeps every edition of these texts. From the day an edition is in effect each
person it concerns is asked once, within a grace; who is late is reminded, and so are the agency and ICA. Nobody is
suspended by it. Who leaves is no longer asked, and who comes later is asked for the edition of the day.
"""

from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.law.readers import EVERY_AGENCY, SUBJECT
from workflows.law.roles import USER
from workflows.manual.governance.acknowledgment.asking import (
    ASK,
    EXCUSE,
    FOLLOWED,
    FOUND,
    LEAVE,
    REPLACE,
    Readership,
    text,
)
from workflows.manual.governance.acknowledgment.signing import AGREEMENT, GUIDELINES, MANUAL, NOTICE
from workflows.manual.governance.acknowledgment.states import S

PROCESS = (
    Process(
        "P33",
        "Policy acknowledgment",
        "governance",
        subject=USER,
        by_texts=True,
        heading="{text}: {subject}",
        names={"text": text},
    )
    .looks_up(Readership)
    .shows(Readership, to=(SUBJECT, EVERY_AGENCY))
    .follows(*FOLLOWED)
    .begins(ASK)
    .runs(
        Waiting(S.ASKED, "3.4-privacy-ack", "Signature")
        .until(AGREEMENT, NOTICE, MANUAL, GUIDELINES)
        .may(EXCUSE, FOUND, REPLACE, LEAVE),
        Ended(S.SIGNED, "3.4-privacy-ack", "Signed"),
        Ended(S.REPLACED, "3.4-privacy-ack"),
        Ended(S.LEFT, "2.1-departure-48h"),
        Ended(S.EXCUSED, LOCAL),
    )
)
