"""P19: the tables of what people are told, as the handbook prints them: each sentence with the case in which it is said."""

from __future__ import annotations

from workflows.grammar.texts import Texts
from workflows.law.wording import TIERS
from workflows.manual.conduct.violation.alleging import Violator
from workflows.manual.conduct.violation.texts import (
    DECISIONS,
    ENDED_BEFORE,
    FINDINGS,
    NO_LICENSE_LEFT,
    OVER,
    RESULTS,
    STILL_SUSPENDED,
    WHOLE_AGENCY_OVER,
)

SUSPENDED = {True: "yes", False: "no"}
FOUND_TABLE = Texts(
    "What is said of a finding",
    ("whose", "violation", "suspended", "what follows", "what is asked", "a further one", "to the Committee meanwhile",
     "to ICA at the report"),
    tuple(
        (str(whose), TIERS[tier], SUSPENDED[suspended], said.follows, said.asked, said.further, said.meanwhile, said.reported)
        for (whose, tier, suspended), said in FINDINGS.items()
    ),
)  # fmt: skip
DECIDED_TABLE = Texts(
    "What is said of the Committee's decision",
    ("whose", "decision", "suspended", "to whom it is about", "of them", "what follows", "a further one"),
    (
        *(
            (str(whose), str(result), SUSPENDED[suspended], said.to_them, said.of_them, said.follows, said.further)
            for (whose, result, suspended), said in DECISIONS.items()
        ),
        (str(Violator.USER), "kept, but the license has ended", "no", ENDED_BEFORE.to_them, ENDED_BEFORE.of_them,
         ENDED_BEFORE.follows, ENDED_BEFORE.further),
        *((str(whose), str(result), "", "", "", f"To the Committee: {words}", "") for (whose, result), words in RESULTS.items()),
    ),
)  # fmt: skip
OVER_TABLE = Texts(
    "What is said when a suspension has ended",
    ("when", "to whom it is about", "of them", "what is so now"),
    tuple(
        (when, said.to_them, said.of_them, said.now)
        for when, said in (
            ("a user, and nothing else suspends", OVER[Violator.USER]),
            ("a user whom something else suspends", STILL_SUSPENDED),
            ("a user without a license by now", NO_LICENSE_LEFT),
            ("users whom an agency's finding names", OVER[Violator.AGENCY]),
            ("a whole agency", WHOLE_AGENCY_OVER),
        )
    ),
)
TABLES = (FOUND_TABLE, DECIDED_TABLE, OVER_TABLE)
