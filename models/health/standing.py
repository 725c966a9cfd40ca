"""What stands against a desk, as its workers found it: written down, read by whoever watches it, told to its administrators once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from models.desk.heartbeats import beat, pulse
from models.health.ailment import Ailment
from models.health.by_rows import worker_ailments
from models.rows.health import AilmentRow
from models.rows.notices import NoticeRow
from models.store.one_at_a_time import alone
from workflows.law.roles import SYSTEM_ADMIN

EVERY = timedelta(minutes=5)  # between two examinations of a machine
STOOD = timedelta(minutes=10)  # after which somebody is told: what passes by itself is not worth a mail
APART = timedelta(hours=1)  # between two mails about what ails the desk
FORGOTTEN = timedelta(hours=1)  # after which a machine that is examined no more says nothing
DESK_ILL = "desk-ill"  # the notice to ICA's administrators
TOLD = "told what ails the desk"
LONGEST = 200  # characters of what it is about: the end of a path tells it from others


def is_due(session: Session, place: str, wall: datetime) -> bool:
    """Say whether a machine is to be examined again; one whose clock was set back is."""
    last = pulse(session, _examined(place))
    return last is None or abs(wall - last) >= EVERY


def write(
    session: Session, of_desk: Iterable[Ailment], of_place: Iterable[Ailment], place: str, wall: datetime
) -> None:
    """Write down what was found of the desk and of the machine on which it was examined, and tell what stood for a while."""
    alone(session, "what ails the desk")
    _replace(session, "", of_desk, wall)
    _replace(session, place, of_place, wall)
    session.execute(
        delete(AilmentRow).where(or_(AilmentRow.seen_at < wall - FORGOTTEN, AilmentRow.seen_at > wall + FORGOTTEN))
    )
    beat(session, _examined(place), wall)
    session.flush()
    _tell(session, wall)


def standing(session: Session, wall: datetime) -> Iterator[Ailment]:
    """Yield what ails the desk: its worker as of now, all else as it was found last."""
    now = list(worker_ailments(session, wall))
    yield from now
    names = [each.name for each in now]
    rows = select(AilmentRow).where(AilmentRow.name.not_in(names)).order_by(AilmentRow.since, AilmentRow.id)
    yield from (_ailment(row) for row in session.scalars(rows))


def worth_a_mail(session: Session) -> list[Ailment]:
    """Return what ails the desk as far as a mail about it can leave, that which came first before all else."""
    rows = select(AilmentRow).where(AilmentRow.mailed).order_by(AilmentRow.since, AilmentRow.id)
    return [_ailment(row) for row in session.scalars(rows)]


def _replace(session: Session, place: str, found: Iterable[Ailment], wall: datetime) -> None:
    rows = session.scalars(select(AilmentRow).where(AilmentRow.place == place))
    known = {(row.name, row.about): row for row in rows}
    for each in found:
        about = each.about[-LONGEST:]
        row = known.pop((each.name, about), None)
        if row is None:
            row = AilmentRow(place=place, name=each.name, about=about, since=wall, told_at=None)
            session.add(row)
        row.says, row.fix, row.mailed, row.seen_at = each.says, each.fix, each.mailed, wall
    for gone in known.values():
        session.delete(gone)


def _tell(session: Session, wall: datetime) -> None:
    """Let ICA's administrators know of all that stands, if something of it is new to them."""
    last = pulse(session, TOLD)
    new = (AilmentRow.mailed, AilmentRow.told_at.is_(None), AilmentRow.since <= wall - STOOD)
    if (last and abs(wall - last) < APART) or session.scalar(select(AilmentRow.id).where(*new).limit(1)) is None:
        return
    told = {"case_id": None, "person_id": None, "clause": "", "duty": "", "outcome": ""}
    session.add(NoticeRow(template=DESK_ILL, role=SYSTEM_ADMIN, created_at=wall, catch_up=False, **told))
    session.execute(update(AilmentRow).where(AilmentRow.mailed, AilmentRow.told_at.is_(None)).values(told_at=wall))
    beat(session, TOLD, wall)


def _ailment(row: AilmentRow) -> Ailment:
    return Ailment(row.name, row.says, row.fix, row.about, row.mailed)


def _examined(place: str) -> str:
    return f"examined {place}"
