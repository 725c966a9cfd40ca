"""P10. Consent and sharing (manual 2.1, Client Consent; 3.1, Data Assessment; 3.4).

Nothing is shared unless the program is switched to Shared and the client signed a form. The desk decides, and keeps since when; WellSky
is changed by a person, who confirms it. Most restrictive wins: a protected program, a client under age, abuse without written
permission, the client's wish, no form or one that ended, the program's setting. The yearly word that the Consumer Notice is posted is D03's.
"""

from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.grammar.words import wording
from workflows.law.readers import EVERY_AGENCY
from workflows.law.roles import SYSTEM_ADMIN
from workflows.manual.clients.sharing.following import FOLLOW, FOLLOWS, SharingMoved
from workflows.manual.clients.sharing.kept import SharingOnRecord
from workflows.manual.clients.sharing.programs import (
    ASSESS,
    CLASSES,
    DEFAULT,
    SWITCH,
    SWITCH_OFF,
    TAKE_BACK,
    SwitchAsked,
    names,
)
from workflows.manual.clients.sharing.saying import ConsentSigned, SharingStopped
from workflows.manual.clients.sharing.signing import CONSENT, SIGN
from workflows.manual.clients.sharing.states import S
from workflows.manual.clients.sharing.stopping import STOP, WISH
from workflows.manual.clients.sharing.uses import ASK, USE, WEIGH, UseAsked
from workflows.manual.clients.sharing.wellsky import AT_END, AT_ONCE, AT_WISH, OVERTAKEN, TERM, TURN_ON


@wording("what it is about")
def _matter(known: Known) -> str:
    if SwitchAsked in known.forms:
        programs = names.read(known)
        return f"Setting of {programs}"
    if UseAsked in known.forms:
        return "Whether a use needs consent"
    if SharingMoved in known.forms:
        about = known[SharingMoved].about
        return f"WellSky follows a correction for {about}"
    if ConsentSigned in known.forms:
        client = known[ConsentSigned].client
        return f"Consent of client {client}"
    client = known[SharingStopped].client
    return f"Client {client} is not to be shared"


def same_matter(known: Known) -> str:
    """Return of which client, program or use it is: what is entered twice is asked about."""
    if ConsentSigned in known.forms:
        return f"consent/{known[ConsentSigned].agency}/{known[ConsentSigned].client}"
    if SharingStopped in known.forms:
        return f"stop/{known[SharingStopped].agency}/{known[SharingStopped].client}"
    if SwitchAsked in known.forms:
        return f"switch/{known[SwitchAsked].agency}/{','.join(known[SwitchAsked].programs)}"
    return f"use/{known[UseAsked].agency}/{known[UseAsked].use}"


PROCESS = (
    Process(
        "P10",
        "Consent and sharing",
        "clients",
        confidential=True,
        heading="{matter}: {subject}",
        names={"matter": _matter},
    )
    .keeps_no_documents("signed forms name the client; keep them at the agency, and add no document here")
    .looks_up(SharingOnRecord)
    .shows(SharingOnRecord, to=(EVERY_AGENCY,))
    .likely_twice("the same is open already", same_matter)
    .untold(SYSTEM_ADMIN, because="whoever does it in WellSky confirms it, and the page of the client shows it")
    .begins(SIGN, STOP, SWITCH, ASK, FOLLOW)
    .runs(
        Waiting(S.ASSESSING, CLASSES, "At ICA").until(ASSESS).may(TAKE_BACK),
        Waiting(S.SWITCHING_OFF, DEFAULT, "At ICA").until(SWITCH_OFF),
        Waiting(S.TO_SHARE, CONSENT, "At ICA")
        .said(
            "ICA or the agency lets the record be shared in WellSky, and confirms it. A wish of the client ends the task."
        )
        .until(TURN_ON)
        .then(OVERTAKEN),
        Waiting(S.RUNNING, CONSENT, "Done")
        .said("The record is shared until the form ends. Nothing to do until then.")
        .until(TERM)
        .then(OVERTAKEN),
        Waiting(S.TO_STOP, WISH, "At ICA")
        .said(
            "ICA or the agency sets the record to Not Shared in WellSky, and confirms it. A form signed on a later day ends the task."
        )
        .until(AT_WISH, AT_ONCE)
        .then(OVERTAKEN),
        Waiting(S.FORM_ENDED, CONSENT, "At ICA").until(AT_END),
        Waiting(S.FOLLOWING, CLASSES, "At ICA").until(*FOLLOWS),
        Waiting(S.WEIGHING, USE, "At ICA").until(WEIGH),
        Ended(S.PROGRAM_SHARES, DEFAULT, "Done"),
        Ended(S.PROGRAM_OFF, DEFAULT, "Done"),
        Ended(S.REFUSED, CLASSES, "Done"),
        Ended(S.TAKEN_BACK, LOCAL, "Done"),
        Ended(S.SHARED, CONSENT, "Done"),
        Ended(S.NOT_SHARED, WISH, "Done"),
        Ended(S.KEPT, LOCAL, "Done"),
        Ended(S.FOLLOWED, CLASSES, "Done"),
        Ended(S.ASSUMED, USE, "Done"),
        Ended(S.ASK_FIRST, USE, "Done"),
    )
)
