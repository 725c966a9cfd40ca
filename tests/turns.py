"""Which database a test of the rows or of mail takes: SQLite or PostgreSQL by turns, and both where the database itself is asked."""

from __future__ import annotations

import pytest

BY_TURNS = ("tests/models/", "tests/notifications/")
ON_BOTH = (  # where rows are locked, ordered, counted, searched or rewritten; and what else is written for both by name
    "tests/models/audit/",
    "tests/models/beginning/",
    "tests/models/copies/",
    "tests/models/door/",
    "tests/models/health/",
    "tests/models/keeping/",
    "tests/models/lists/",
    "tests/models/on_record/",
    "tests/models/searching/",
    "tests/models/test_at_one_moment.py",
    "tests/models/test_claims.py",
    "tests/models/test_registry_edits.py",
    "tests/models/test_transactions.py",
    "tests/models/texts/",
    "tests/models/upgrading/",
    "tests/notifications/test_catching_up.py",
    "tests/notifications/test_dispatch.py",
    "tests/notifications/test_postman_in_trouble.py",
)
KINDS = ("sqlite", "postgres")
CHOSEN_BY_NAME = "kind"  # the parameter of a test that is written for both
OPTION = "--on-both"


def turn_of(name: str) -> str:
    """Return the database whose turn it is, of a test of this name."""
    return KINDS[sum(map(ord, name)) % len(KINDS)]


def left_out(item: pytest.Item) -> bool:
    """Say whether it is the other database's turn: the tests of a file take turns by their names."""
    if not item.nodeid.startswith(BY_TURNS) or item.nodeid.startswith(ON_BOTH) or not isinstance(item, pytest.Function):
        return False
    said = getattr(item, "callspec", None)
    kind = (
        next((each for name, each in said.params.items() if each in KINDS and name != CHOSEN_BY_NAME), "")
        if said
        else ""
    )
    return kind not in {"", turn_of(item.originalname)}
