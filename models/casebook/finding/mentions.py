"""The condition that a case is one that somebody finds by words: by those only that this person may read in it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false, or_, select, union_all

from models.access.access import Viewer
from models.casebook.sight.readable import readable
from models.store.full_text import matches
from models.store.statements import CASE, WORDS
from models.store.terms import terms_of

_KEPT = CASE.alias("kept")


def mentions(viewer: Viewer, typed: str, case_id: ColumnElement[int] = CASE.c.id) -> ColumnElement[bool]:
    """Return the condition, beside which must stand that the case is one the person may know of.

    Each word may stand in another row: together they are what the person reads.
    """
    terms = terms_of(typed)
    if not terms:
        return false()
    read = or_(WORDS.c.readers == "", readable(viewer, WORDS.c.readers, _KEPT))
    joined = select(WORDS.c.case_id).join(_KEPT, _KEPT.c.id == WORDS.c.case_id)
    first, *more = (joined.where(matches(WORDS.c.id, WORDS.c.words, (term,)), read) for term in terms)
    found = first.where(*(WORDS.c.case_id.in_(each.correlate(None)) for each in more))
    # the number of a client is found whole and by itself: nobody comes upon one by its first digits
    number = typed.strip() if typed.strip().isalnum() else ""
    of_client = select(_KEPT.c.id).where(_KEPT.c.client == number, _KEPT.c.client != "")
    return case_id.in_(union_all(found, of_client))
