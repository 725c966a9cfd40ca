"""Complaints of the practice desk, in as many states as there are; all made up."""

from __future__ import annotations

from typing import Any

from web.practice.scripts import Script, Turn
from web.practice.vermont import ADELE, BALANCE, CHITTENDEN, DANA, JOEL, KOFI, MIRIAM, email_of

COMPLAINT = "P20"
SHARED: dict[str, Any] = {
    "about": "user", "user": "Joan Pike", "agency": "otter-creek-shelter", "occurred": "the week of December 8",
    "description": "She leaves her HMIS window open at the front desk, where everybody who waits can read it.",
    "how_known": "I saw it twice.",
}  # fmt: skip
LOOK: dict[str, Any] = {
    "means": "written",
    "complainant": "Robin Vale",
    "contact": "802-555-0117",
    "anonymous": True,
}
NOTE = {**SHARED, "user": "Carl Yost", "agency": "maple-street-family-center",
        "description": "He wrote his password on a note and stuck it to the screen."}  # fmt: skip
STAFF: dict[str, Any] = {
    "about": "employee", "employee": "one of the System Administrators", "continua": (CHITTENDEN,),
    "description": "At a training the record of a real client was shown on the screen.", "occurred": "December 10",
}  # fmt: skip

SCRIPTS: tuple[Script, ...] = (
    Script("complaint: an open window", COMPLAINT, 2, "Sofia Marin", {**SHARED, **LOOK}),
    Script(
        "complaint: nobody named", COMPLAINT, 9, "Ned Farrow",
        {"about": "user", "description": "Somebody of the night shift signs in under a colleague's name."},
    ),
    Script(
        "complaint: asked when it was", COMPLAINT, 6, DANA,
        {**NOTE, **LOOK, "occurred": "", "means": "oral"},
        (Turn(2, DANA, "ask", {"wanted": "On which day did you see the note?"}),),
    ),
    Script(
        "complaint: looked into late", COMPLAINT, 24, "Hope Dyer", {**NOTE, "user": "Mina Patel"},
        (Turn(3, KOFI, "look-into"),),
    ),
    Script(
        "complaint: answered with a case", COMPLAINT, 20, "Tess Barlow", {**NOTE, **LOOK},
        (
            Turn(1, DANA, "look-into"),
            Turn(6, DANA, "allege", {
                "agency": "maple-street-family-center", "violator": "user", "user": email_of("Carl Yost"),
                "what": "Kept his password on a note at the screen; a colleague took a picture.",
                "occurred": "the week of December 8",
            }),
        ),
    ),
    Script(
        "complaint: not about the HMIS", COMPLAINT, 30, "Iris Kane",
        {"about": "agency", "agency": "champlain-harbor-housing", "occurred": "all of November",
         "description": "They do not return calls about their waiting list.", **LOOK},
        (
            Turn(2, KOFI, "look-into"),
            Turn(8, KOFI, "dismiss", {"why": "It is about the agency's service, not about the HMIS or its data."}),
        ),
    ),
    Script(
        "complaint: unfounded", COMPLAINT, 45, "Wes Tully", {**SHARED, "user": "Bea Stone", "agency": "kingdom-road-services"},
        (
            Turn(2, DANA, "look-into"),
            Turn(10, DANA, "find-unfounded", {"why": "The audit report shows no access on these days."}),
        ),
    ),
    Script(
        "complaint: a client on the screen", COMPLAINT, 12, "Omar Haddad", STAFF,
        (Turn(4, JOEL, "give-view", {"view": "It was a real record. We ask for training data from now on."}),),
    ),
    Script(
        "complaint: the views are in", COMPLAINT, 28, "Asha Reid",
        {**STAFF, "continua": (BALANCE,), "occurred": "November 24"},
        (
            Turn(3, ADELE, "record-inquiry", {"found": "The screen shows a record that was entered as a test."}),
            Turn(7, MIRIAM, "give-view", {"view": "A test record harms nobody; say so at the next training."}),
        ),
    ),
)  # fmt: skip
