"""What licenses cost on the practice desk: put on record as it began, and changed by a motion of the Committee; all made up."""

from __future__ import annotations

from web.practice.cases.governance.motions import put, votes
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import COMMITTEE, DANA, NORA, WALTER

POLLY = COMMITTEE[3]
CHEAPER = {
    "amount": "245", "costs": "ICA rents a smaller office.", "impact": "Ten licenses cost $50 less a year.",
}  # fmt: skip
DEARER = {
    "amount": "275", "costs": "WellSky charges ICA ten percent more.", "impact": "Ten licenses cost $250 more a year.",
}  # fmt: skip

SCRIPTS: tuple[Script, ...] = (
    Script("the fee for a user license", "P23", 119, NORA,
           {"kind": "user", "amount": "250", "from_on": On(-800), "source": "The minutes of the Committee."}, step="record"),
    Script("what ART costs", "P23", 118, DANA,
           {"kind": "art", "amount": "120.50", "from_on": On(-400), "source": "The contract with WellSky, page 4."}, step="record"),
    Script("a lower fee", "P23", 70, NORA, CHEAPER, (
        Turn(1, POLLY, "ask", {"why": "Will it last longer than a year?"}, 15),
        Turn(2, DANA, "answer", {"why": "The lease runs for five years."}),
    ), step="propose"),
    Script("motion: a lower fee", "P34", 69, WALTER, {}, (
        put(1, "open", 12), *votes(3, "open", walter="for", greta="for", hassan="for", polly="for", emil="abstain"),
    )),
    Script("a higher fee", "P23", 6, DANA, DEARER, (Turn(1, POLLY, "ask", {"why": "What else was looked at?"}),), step="propose"),
)  # fmt: skip
