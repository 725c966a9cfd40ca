"""What a victim service provider of the practice desk uses in place of HMIS, and the reports that ICA asks of it; all made up."""

from __future__ import annotations

from models.registries.people_and_agencies import key_of
from web.practice.deeds import AddDocument
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import DANA, KOFI, PASSAGE

DINAH, CLARA = "Dinah Frost", "Clara Nye"
KEY = key_of(PASSAGE)
OURS = {
    "funding": "A grant for emergency shelter", "database": "Harbor Records, hosted by Bell Software", "over_time": True,
    "unduplicated": True, "same": True, "accurate": True, "signed_as": DINAH,
}  # fmt: skip
POINTS = ("over-time", "unduplicated", "same", "accurate")
REPORT = "aggregate-report.pdf"


def _asked(begins: int, report: str, *turns: Turn) -> Script:
    """Return a script of one report that ICA asks for, needed three weeks later."""
    facts = {"agency": KEY, "report": report, "begins": On(-400), "ends": On(-36), "needed_on": On(21)}
    return Script(f"ICA asks for the {report.lower()}", "P30", begins, KOFI, facts, turns, step="ask-report")


def _handed_in(day: int) -> tuple[Turn, ...]:
    said = {"document": REPORT, "begins": On(-400), "ends": On(-36), "figures": True}
    return Turn(day, CLARA, AddDocument(REPORT)), Turn(day, CLARA, "hand-in-report", said, 11)


def _sent_back(day: int, why: str) -> Turn:
    return Turn(day, DANA, "send-back", {"why": why})


SCRIPTS: tuple[Script, ...] = (
    Script("what Safe Passage uses in place of HMIS", "P30", 112, DANA, {"agency": KEY}, (
        Turn(4, DINAH, "attest", OURS),
        _sent_back(6, "Say who hosts it, and whether a household is counted once."),
        Turn(9, DINAH, "attest", OURS),
        Turn(12, DANA, "confirm", {"holds": POINTS, "remark": "Seen on screen, with a report of a made-up household."}),
    )),
    _asked(60, "Report on exits of last year", *_handed_in(8), _sent_back(10, "The exits of December are missing."),
           *_handed_in(14), Turn(15, DANA, "confirm", {"holds": POINTS[1:]})),
    _asked(12, "Yearly performance report", *_handed_in(7)),
    _asked(33, "Report of a grant", Turn(2, DANA, "withdraw", {"why": "The grant ended; nobody needs it any more."})),
    _asked(5, "Count of beds and households"),
)  # fmt: skip
