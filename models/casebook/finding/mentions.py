"""The condition that a case is one that somebody finds by words: by those only that this person may read in it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, false, or_, select, union_all

from models.access.access import Viewer
from models.store.full_text import matches
from models.store.statements import CASE, WORDS
from models.store.terms import terms_of

_KEPT = CASE.alias("kept")


def mentions(viewer: Viewer, typed: str, case_id: ColumnElement[int] = CASE.c.id) -> ColumnElement[bool]:
    """Return the condition, beside which must stand that the case is one the person may know of."""
    terms = terms_of(typed)
    if not terms:
        return false()
    keeps = exists().where(_KEPT.c.id == WORDS.c.case_id, _KEPT.c.keeper_id == viewer.id)
    readable = or_(WORDS.c.to_keeper.is_(False), keeps)
    found = select(WORDS.c.case_id).where(matches(WORDS.c.id, WORDS.c.words, terms), readable)
    # the number of a client is found whole and by itself: nobody comes upon one by its first digits
    number = typed.strip() if typed.strip().isalnum() else ""
    of_client = select(_KEPT.c.id).where(_KEPT.c.client == number, _KEPT.c.client != "")
    return case_id.in_(union_all(found, of_client))
