"""Whether the audit log holds, in numbers: each count walks a further part of the chain, so that none takes long."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.audit.chain import link_at, unlinked_since, walk
from models.audit.keeping import verify
from models.desk.figures import written_figures

WALKED_TO, BROKEN_AT = "audit_walked_to", "audit_broken_at_row"


def figures_of_audit(session: Session, wall: datetime) -> dict[str, float]:
    """Return the first row that is broken, as far as is known, and for how long rows wait to be linked."""
    before, _ = written_figures(session)
    start = link_at(session, int(before.get(WALKED_TO, 0)))
    end, broken = walk(session, start)
    since = unlinked_since(session)
    return {
        BROKEN_AT: float(broken.place if broken else 0),
        "audit_unlinked_seconds": max((wall - since).total_seconds(), 0.0) if since else 0.0,
        WALKED_TO: float(0 if end == start and not broken else end.place),
    }


def broken_at(session: Session, *, thorough: bool) -> int:
    """Return the place of the first row that is broken, or 0: as the worker counted it last, or by walking all of it."""
    if not thorough:
        return int(written_figures(session)[0].get(BROKEN_AT, 0))
    _, broken = verify(session)
    return broken.place if broken else 0
