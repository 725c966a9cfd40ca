"""Reviews of the practice desk's manual, one after the other, and what is to be seen to of the Committee; all made up."""

from __future__ import annotations

from web.practice.cases.governance.motions import put, votes
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import DANA, JOEL, MIRIAM, NORA

NOTHING = {"summary": "Read as a whole. Nothing is to change before HUD's new standards are out."}
NEW = {
    "summary": "Security training says what a missed one leads to; a new page on comparable databases.",
    "edition": "edition of March 2026",
    "effective_on": On(100),
    "words": "Vermont HMIS Policy Manual.\n\nEverybody with a license takes the security training once a year.\n\n"
    "Whoever misses it is suspended from January 1 until it is made up.",
}


def _review(begins: int, why: str, *turns: Turn) -> Script:
    return Script(f"review of the manual: {why}", "D06", begins, DANA, {"why": why}, turns, step="begin-now")


SCRIPTS: tuple[Script, ...] = (
    _review(112, "A year has gone since the last review.", Turn(6, DANA, "hand-in-manual", NOTHING), put(8, "named", 18),
            *votes(11, "named", walter="for", greta="for", hassan="for", polly="for", emil="abstain"),
            Turn(14, MIRIAM, "approve-manual"), Turn(16, JOEL, "approve-manual")),
    _review(80, "HUD announced new standards.",
            Turn(9, NORA, "cancel-review", {"why": "HUD put its standards off; there is nothing to review yet."})),
    _review(38, "What a missed training leads to is asked often.", Turn(5, DANA, "hand-in-manual", NEW), put(6, "open", 16),
            *votes(9, "open", walter="for", greta="for", hassan="for", polly="against", emil="for"),
            Turn(13, JOEL, "send-back-manual", {"why": "Say who makes a missed training up, and by when."}),
            Turn(20, DANA, "hand-in-manual", NEW), put(22, "secret", 60), *votes(25, "secret", greta="for", emil="for")),
    Script("what is to be seen to of the Committee", "D04", 2, DANA, {}),
)  # fmt: skip
