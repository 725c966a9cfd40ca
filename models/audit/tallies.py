"""What may come a thousand times a minute is counted first: refusals by person, failed sign-ins by whose address it is.

One row a person and minute stands in the log at last, so that nobody can fill the disk with what is refused to them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.audit.writing import Matter, Said, plain, write
from models.rows.accounts import AuditTally
from models.rows.record import Record
from models.store.one_at_a_time import alone

TALLY: Table = Record.metadata.tables[AuditTally.__tablename__]
MINUTE = timedelta(minutes=1)


def count_one(session: Session, wall: datetime, matter: Matter, what: str, whose: int | None) -> None:
    """Count something of somebody, or of nobody known; of those of one minute the first is told in words."""
    minute = wall.replace(second=0, microsecond=0)
    dialect = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    first = dialect.insert(TALLY).values(minute=minute, kind=matter.value, whose=whose or 0, number=1, what=plain(what))
    same = [TALLY.c.kind, TALLY.c.whose, TALLY.c.minute]
    session.execute(first.on_conflict_do_update(index_elements=same, set_={"number": TALLY.c.number + 1}))


def write_counted(session: Session, wall: datetime) -> int:
    """Write what was counted in minutes that are over into the log, and return how many rows that were."""
    alone(session, "the tallies of the audit log")
    over = select(AuditTally).where(AuditTally.minute <= wall - MINUTE).order_by(AuditTally.minute, AuditTally.id)
    rows = session.scalars(over.limit(500)).all()
    for row in rows:
        more = f" and {row.number - 1} more in that minute" if row.number > 1 else ""
        matter = Matter(row.kind)
        person_id = row.whose or None if matter is Matter.REFUSED else None
        write(session, row.minute, Said(matter, row.what + more, person_id))
    session.execute(delete(AuditTally).where(AuditTally.id.in_([row.id for row in rows])))
    session.flush()
    return len(rows)


def waits_since(session: Session) -> datetime | None:
    """Return since when the oldest count waits to be written, if one does."""
    return session.scalar(select(AuditTally.minute).order_by(AuditTally.minute).limit(1))
