"""Law-enforcement requests of the practice desk, one in each state and some late. All made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    CHAMPLAIN,
    DANA,
    JOEL,
    KINGDOM,
    LAKE,
    MAPLE,
    MIRIAM,
    NORA,
    OTTER,
    RUTH,
    WHITE,
)

HELEN, GRANT, JUDITH, PAUL, MARTHA = "Helen Marsh", "Grant Ellery", "Judith Amory", "Paul Renner", "Martha Quill"

CHECKED = dict.fromkeys(("signed", "material", "identified", "limited", "deidentified"), True)
COURT = "Superior Court, criminal division"
SOUGHT = "Dates of entry and exit of one household"


def asked(*agencies: str, **fields: Any) -> dict[str, Any]:
    """Return a written request of a police department for the data of some agencies."""
    return {
        "instrument": "written", "received_on": On(0), "requesting_agency": "Mill River Police Department",
        "official": "Det. Alan Frey", "supervisor": "Lt. Susan Hobart", "their_number": "MR-25-0417",
        "sought": SOUGHT, "period": "Last six months",
        "agencies": tuple(key_of(agency) for agency in agencies), **fields,
    }  # fmt: skip


def given(day: int, what: str = SOUGHT) -> dict[str, Any]:
    """Return what every release says."""
    return {"recipient": "Det. Alan Frey", "what": what, "given_on": On(day), "lawful": True}


def complete(day: int) -> Turn:
    """Return how ICA hands a complete request to counsel."""
    return Turn(day, DANA, "complete", CHECKED)


def complete_of_both(day: int, *continua: str) -> Turn:
    """Return how ICA hands it to counsel and says whose records are asked for, of an agency that works in both."""
    return Turn(day, DANA, "complete-of-both", {**CHECKED, "continua": continua})


def consent(day: int, by: str) -> Turn:
    """Return how a Continuum consents."""
    return Turn(day, by, "consent", {"signed_by": by, "signed_on": On(day)}, hour=11)


def approve(day: int) -> Turn:
    """Return how counsel approves."""
    return Turn(day, RUTH, "approve", {"opinion": "All statements are there, and the scope is narrow."}, hour=12)


def release(day: int, by: str) -> Turn:
    """Return how an agency releases with all conditions met."""
    return Turn(day, by, "release", {**given(day), **CHECKED, "approved": True, "consented": True}, hour=15)


def decline(day: int, by: str) -> Turn:
    """Return how an agency decides not to release."""
    return Turn(day, by, "decline", {"why": "The household is in a program whose records we keep closed."}, hour=16)


AGREED = (complete(1), consent(4, MIRIAM), approve(9))
AGREED_OF_BOTH = (complete_of_both(1, "balance"), consent(4, MIRIAM), approve(9))
WRITTEN = (
    Script("written, to be checked", "P13", 2, DANA, asked(OTTER)),
    Script("written, sent back", "P13", 11, DANA, asked(KINGDOM), (
        Turn(1, DANA, "send-back", {"statements": ("signature",), "remark": "Not signed."}),
        Turn(1, DANA, "told-official", {"words": "Your request is not signed by a supervisor.", "sent_on": On(1)}, 11),
    )),
    Script("oral", "P13", 3, "Wes Tully", asked(KINGDOM, instrument="oral", supervisor="")),
    Script("sent back and completed", "P13", 13, DANA, asked(LAKE), (
        Turn(1, DANA, "send-back", {"statements": ("scope",)}),
        Turn(5, DANA, "resubmit", {"received_on": On(5), "added": "One household only, June to November."}),
        complete_of_both(6, "balance", "chittenden"), consent(8, JOEL),
    )),
    Script("waiting for a consent", "P13", 14, DANA, asked(LAKE, CHAMPLAIN), (
        complete_of_both(1, "balance"), consent(3, MIRIAM), approve(9),
    )),
    Script("counsel silent", "P13", 19, DANA, asked(WHITE), (complete(1), consent(5, MIRIAM))),
    Script("counsel silent for long", "P13", 40, DANA, asked(OTTER), (complete(1), consent(5, MIRIAM))),
    Script("one agency has decided", "P13", 15, DANA, asked(OTTER, LAKE), (*AGREED_OF_BOTH, release(11, HELEN))),
    Script("released", "P13", 61, DANA, asked(OTTER), (*AGREED, release(12, HELEN))),
    Script("released by one of two", "P13", 75, DANA, asked(OTTER, LAKE), (
        *AGREED_OF_BOTH, release(10, GRANT), decline(12, HELEN),
    )),
    Script("not released", "P13", 48, DANA, asked(OTTER), (*AGREED, decline(13, HELEN))),
    Script("refused by counsel", "P13", 33, DANA, asked(WHITE, their_number="MR-25-0388"), (
        complete(2), Turn(6, RUTH, "refuse", {"why": "The period goes far beyond the purpose stated."}),
    )),
    Script("withdrawn", "P13", 27, DANA, asked(KINGDOM), (
        complete(1), Turn(4, DANA, "withdraw", {"withdrawn_on": On(4), "remark": "The inquiry is closed."}),
    )),
)  # fmt: skip


def paper(instrument: str, returned: int, *agencies: str, **fields: Any) -> dict[str, Any]:
    """Return a court paper that is to be answered so many days after it came."""
    return asked(*agencies, instrument=instrument, return_on=On(returned), requesting_agency=COURT, **fields)


COMPLIED = {**given(12), "extent": True, "cleared": True}
OTHER = (
    Script("court order under review", "P13", 6, DANA, paper("order", 14, MAPLE), (
        Turn(2, NORA, "comment", {"comment": "The order covers exit dates only."}),
        Turn(3, DANA, "new-return-date", {
            "return_on": On(20), "received_on": On(3), "words": "The hearing is put off by six days.",
        }),
        Turn(4, DANA, "further-paper", {
            **paper("subpoena", 12, LAKE), "received_on": On(4), "sought": "Dates of stay of a witness",
        }),
    )),
    Script("court order past its return date", "P13", 17, DANA, paper("grand-jury", 15, LAKE)),
    Script("court order answered", "P13", 52, DANA, paper("order", 16, CHAMPLAIN), (
        Turn(3, NORA, "comment", {"comment": "Give the dates and nothing else."}),
        Turn(5, JUDITH, "comment-here", {"comment": "We hold dates for one stay."}),
        Turn(12, JUDITH, "comply", COMPLIED),
    )),
    Script("court order objected to", "P13", 44, DANA, paper("warrant", 12, MAPLE), (
        Turn(9, PAUL, "object", {"paper": "Motion 3, docket 25-1182", "why": "The warrant names another agency."}),
    )),
    Script("subpoena of an attorney", "P13", 4, DANA, paper("attorney", 13, OTTER)),
    Script("federal protective", "P13", 1, DANA, asked(
        CHAMPLAIN, instrument="protective",
        statute="protection", requesting_agency="U.S. Secret Service", official="Agent Dee Malloy",
        supervisor="", their_number="",
    )),
    Script("crime at the agency", "P13", 22, "Wes Tully", asked(
        KINGDOM, instrument="premises", supervisor="",
        sought="Who was signed in on the evening of a theft from the office",
    ), (Turn(1, MARTHA, "give-evidence", {
        **given(1, "Sign-in times of the evening"), "evidence": True, "on_premises": True, "good_faith": True,
    }),)),
    Script("crime at the agency, undecided", "P13", 5, "Omar Haddad", asked(
        MAPLE, instrument="premises", supervisor="",
        sought="Contact of a witness to an assault in the lobby",
    )),
)  # fmt: skip
SCRIPTS: tuple[Script, ...] = (*WRITTEN, *OTHER)
