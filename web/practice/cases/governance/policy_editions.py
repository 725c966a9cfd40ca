"""Editions of the practice desk's deadlines and limits: one that the Committee did not want, and one to come; all made up."""

from __future__ import annotations

from web.practice.cases.governance.motions import put, votes
from web.practice.scripts import On, Script
from web.practice.vermont import DANA, NORA, WALTER

TEN = {
    "name": "edition of January 2026", "since": On(60), "numbers": "onboarding_submit_days = 10",
    "why": "Most trainees hand in within ten days.",
}  # fmt: skip
FOUR = {
    "name": "edition of March 2026", "since": On(96), "numbers": "homework_review_days = 4",
    "why": "Trainees wait for the review while their own days run.",
}  # fmt: skip

SCRIPTS: tuple[Script, ...] = (
    Script("fewer days for homework", "D08", 89, NORA, TEN, step="propose"),
    Script("motion: fewer days for homework", "P34", 88, WALTER, {}, (
        put(1, "open", 10), *votes(4, "open", walter="against", greta="against", hassan="for", polly="against", emil="for"),
    )),
    Script("fewer days for the review", "D08", 41, DANA, FOUR, step="propose"),
    Script("motion: fewer days for the review", "P34", 40, WALTER, {}, (
        put(1, "named", 10), *votes(3, "named", walter="for", greta="for", hassan="for", polly="for", emil="abstain"),
    )),
)  # fmt: skip
