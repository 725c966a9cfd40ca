"""Looking up the editions of the deadlines and limits (5-ac-def)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.lookups.about import About
from workflows.law.editions.texts import numbers_of
from workflows.manual.governance.policy_edition.proposing import EditionsKnown


def editions_known(session: Session, about: About) -> EditionsKnown:
    """Look up which editions there are, in files and adopted here, and what the newest one says."""
    del about
    editions = list(rulebook_of(session).editions)
    newest = editions[-1]
    return EditionsKnown(
        names=tuple(each.name for each in editions), newest=newest.name, newest_from=newest.since,
        numbers=numbers_of(newest),
    )  # fmt: skip
