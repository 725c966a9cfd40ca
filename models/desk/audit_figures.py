"""Whether the audit log holds, in numbers: each count walks a further part of the chain, so that none takes long."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.audit.chain import link_at, unlinked_since, walk
from models.desk.figures import written_figures

WALKED_TO = "audit_walked_to"


def figures_of_audit(session: Session, wall: datetime) -> dict[str, float]:
    """Return the first row that is broken, as far as is known, and for how long rows wait to be linked."""
    before, _ = written_figures(session)
    start = link_at(session, int(before.get(WALKED_TO, 0)))
    end, broken = walk(session, start)
    since = unlinked_since(session)
    return {
        "audit_broken_at_row": float(broken.place if broken else 0),
        "audit_unlinked_seconds": max((wall - since).total_seconds(), 0.0) if since else 0.0,
        WALKED_TO: float(0 if end == start and not broken else end.place),
    }
