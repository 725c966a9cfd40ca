"""What proofs and certificates cite is in the manual's register."""

from notifications.proving import words
from workflows.law.clauses import clauses


def test_each_clause_that_a_proof_names_is_one_of_the_register() -> None:
    cited = {
        *words.CLAUSE_OF.values(),
        *words.SIGNED_BY.values(),
        *words.SUSPENDED_BY.values(),
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
