"""Writing the audit log: rows are only added, in the transaction of what they tell of, and linked into the chain later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.rows.accounts import AuditRow
from models.rows.cases import CaseRow
from models.rows.record import Record

AUDIT: Table = Record.metadata.tables[AuditRow.__tablename__]
CASE = "{case}"  # where a row names its case: by number to whoever may open it, to others without
LONGEST = 500  # characters of a row
_SAID = "said"


class Matter(StrEnum):
    """What a row of the audit log is about."""

    DIRECTORY = "directory"
    ROLE = "role"
    WAY_IN = "way in"
    SIGN_IN = "sign-in"
    FAILED = "failed sign-in"
    REFUSED = "refused"
    VIEW = "view"
    SEARCH = "search"
    PRINT = "print"
    EXPORT = "export"
    COMMAND = "command"
    CLOCK = "clock"


class Every(StrEnum):
    """How much time has one row of what is said once: by what that time is named."""

    MINUTE = "%Y-%m-%dT%H:%M"
    HOUR = "%Y-%m-%dT%H"
    DAY = "%Y-%m-%d"


@dataclass(frozen=True)
class Said:
    """What a row of the audit log will say; with `once` there is one such row in its time and no second."""

    matter: Matter
    what: str
    person_id: int | None = None
    case_id: int | None = None
    once: str | None = None
    every: Every = Every.HOUR


def plain(words: str) -> str:
    """Return words on one line, without a sign that moves or hides others: no row can be made to look like two."""
    return "".join(each if each.isprintable() else "?" for each in words)[:LONGEST]


def write(session: Session, now: datetime, said: Said) -> None:
    """Add a row to the audit log."""
    values = {
        "at": now, "person_id": said.person_id, "what": plain(said.what), "kind": said.matter.value,
        "case_id": said.case_id, "once": said.once,
    }  # fmt: skip
    if said.once is None:
        session.add(AuditRow(**values))
        return
    dialect = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    session.execute(dialect.insert(AUDIT).values(values).on_conflict_do_nothing(index_elements=[AUDIT.c.once]))


def write_all(session: Session, now: datetime, left: Iterable[Said]) -> None:
    """Add rows to the audit log."""
    for said in left:
        write(session, now, said)


@contextmanager
def heard(session: Session) -> Iterator[list[Said]]:
    """Collect what is seen in a session, to be written at its end."""
    found = session.info[_SAID] = list[Said]()
    try:
        yield found
    finally:
        session.info.pop(_SAID, None)


def say(session: Session, said: Said) -> None:
    """Let something that is seen be written at the end of the session, where somebody listens."""
    collecting = session.info.get(_SAID)
    if collecting is not None:
        collecting.append(said)


def is_heard(session: Session) -> bool:
    """Say whether what is seen in a session is collected."""
    return session.info.get(_SAID) is not None


def is_confidential(session: Session, case: Any) -> bool:
    """Say whether it is written down who sees a case, or a row of what is read of it: it is confidential, or kept from somebody."""
    kept = case.withheld.strip(";") or case.closed_to_subject
    return bool(kept) or rulebook_of(session).processes[case.process].confidential


def opened(session: Session, viewer: Viewer, case: CaseRow) -> None:
    """Let it be written that somebody opened a confidential case, once an hour."""
    if is_heard(session) and is_confidential(session, case):
        say(session, Said(Matter.VIEW, f"opened {CASE}", viewer.id, case.id, f"view {viewer.id} {case.id}"))


def timed(seen: Iterable[Said], now: datetime) -> list[Said]:
    """Return what was collected, each thing that is written once in its time named by its minute, hour or day."""
    utc = now.astimezone(UTC)
    found = (replace(each, once=each.once and f"{each.once} {utc:{each.every}}") for each in seen)
    return list(dict.fromkeys(found))


def unwritten(session: Session, said: Collection[Said]) -> list[Said]:
    """Return what of it no row says yet."""
    once = [each.once for each in said if each.once]
    there = set(session.scalars(select(AuditRow.once).where(AuditRow.once.in_(once)))) if once else set()
    return [each for each in said if each.once not in there or each.once is None]
