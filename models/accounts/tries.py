"""How often something was tried: each try is counted before it is checked, so that many at once pass no more than one by one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, case, delete, exists, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.rows.accounts import Tries
from models.rows.record import Record
from workflows.law.door import Limit, longest
from workflows.law.policy import Policy

TRIES: Table = Record.metadata.tables[Tries.__tablename__]


def counted(session: Session, limit: Limit, now: datetime) -> bool:
    """Count one more try; say whether it is one of those that may be. Of many at once no more pass than one by one."""
    dialect = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    over = TRIES.c.since <= now - limit.lasts
    row = dialect.insert(TRIES).values(name=limit.name, count=1, since=now)
    one_more = row.on_conflict_do_update(
        index_elements=[TRIES.c.name],
        set_={
            "count": case((over, 1), else_=TRIES.c.count + 1),
            "since": case((over, literal(now, TRIES.c.since.type)), else_=TRIES.c.since),
        },
        where=or_(TRIES.c.count < limit.most, over),
    )
    return session.execute(one_more.returning(TRIES.c.name)).first() is not None


def used_up(session: Session, limit: Limit, now: datetime) -> bool:
    """Say whether no further try may be."""
    return bool(session.scalar(select(exists().where(_counts(limit, now), TRIES.c.count >= limit.most))))


def _counts(limit: Limit, now: datetime) -> ColumnElement[bool]:
    return and_(TRIES.c.name == limit.name, TRIES.c.since > now - limit.lasts)


def take_back(session: Session, limit: Limit) -> None:
    """Count one try less: it was no wrong one."""
    session.execute(update(TRIES).where(TRIES.c.name == limit.name, TRIES.c.count > 0).values(count=TRIES.c.count - 1))


def forget(session: Session, limit: Limit) -> int:
    """Count from nothing again; return how many tries there were."""
    gone = delete(TRIES).where(TRIES.c.name == limit.name).returning(TRIES.c.count)
    return session.execute(gone).scalar_one_or_none() or 0


def clear_old(session: Session, now: datetime, policy: Policy) -> None:
    """Forget what counts no longer."""
    session.execute(delete(TRIES).where(TRIES.c.since <= now - longest(policy)))
