"""What proofs and certificates cite is in the manual's register, and a suspension is called what it is."""

from models.lookups.bars import AGENCY_WIDE, LOCK, TRAINING, VIOLATION
from models.rows.conduct import Sanction
from notifications.proving import words
from tests.desks import local
from workflows.law.clauses import clauses
from workflows.law.policy import FIRST_EDITION


def test_each_clause_that_a_proof_names_is_one_of_the_register() -> None:
    cited = {
        *words.CLAUSE_OF.values(),
        *words.SIGNED_BY.values(),
        *words.SUSPENDED_BY.values(),
        *words.BARRED_BY.values(),
        words.ACCESS,
        words.PARTICIPATION,
    }
    cited |= {
        "2.1-access-level-decider",
        "2.8-no-expiry",
        "2.2-series-counts-one",
        "2.2-december-exempt",
        "2.1-aa-optional",
    }
    assert cited <= set(clauses())


def test_a_lock_for_a_breach_is_called_no_violation_and_every_kind_of_suspension_has_its_words() -> None:
    maker = words.Maker("HMIS Desk", "Dana Whitcomb", local(4, 1), FIRST_EDITION)
    said = {
        kind: words.bar_line(maker, Sanction(kind=kind, begun_at=local(3, 2)), "26-1234", None)
        for kind in (VIOLATION, AGENCY_WIDE, TRAINING, LOCK)
    }
    assert said[LOCK].what == "Locked because of a possible security breach, which is no finding"
    assert [kind for kind, line in said.items() if "violation" in line.what] == [VIOLATION]
