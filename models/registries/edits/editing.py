"""One correction of one entry: what differs is written with its reason, the entry follows, and open cases learn of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.registries.directory import agency_of
from models.registries.entries import entered, one_line, refused
from models.registries.people_and_agencies import audit
from models.rows.registry_edits import RegistryEdit
from models.store.one_at_a_time import or_else
from workflows.engine.cases import Refusal
from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked, title
from workflows.law.wording import value_words

R = TypeVar("R")
REASON = "reason"
AT_ONCE = "somebody else entered the same just now; read what there is by now, then correct it again"


class Registry(StrEnum):
    """The registries whose entries can be corrected."""

    PEOPLE = "people"
    AGENCIES = "agencies"
    TRAININGS = "trainings"
    SERIES = "series"
    MEETINGS = "meetings"
    LICENSES = "licenses"
    PROGRAMS = "programs"


def nothing_of_two(_: Session, __: Any, ___: Mapping[str, Any], ____: datetime) -> Iterator[Refusal]:
    """Yield nothing: one person may correct all of it."""
    yield from ()


@dataclass(frozen=True)
class Editing(Generic[R]):
    """How the entries of one registry are corrected."""

    registry: Registry
    form: type[Form]
    says: Callable[[R], Mapping[str, Any]]  # what an entry says as it stands, by the form's fields
    faults: Callable[[Session, R, Mapping[str, Any]], Iterator[Refusal]]
    write: Callable[[Session, R, Any, datetime], int]  # and how many open cases learned of it
    of_two: Callable[[Session, R, Mapping[str, Any], datetime], Iterator[Refusal]] = nothing_of_two


@dataclass(frozen=True)
class Edited:
    """What a correction changed, in words, and how many open cases learned of it."""

    changes: tuple[tuple[str, str, str], ...]
    cases: int


@dataclass(frozen=True)
class Past:
    """A correction, as a page shows it."""

    at: datetime
    by: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]


def edit(
    session: Session, editing: Editing[R], row: R, facts: Mapping[str, Any], *, now: datetime, today: date, by: int,
    seen: int | None = None, by_two: bool = False,
) -> Edited:  # fmt: skip
    """Correct an entry as somebody entered it; or raise NotAllowed, also where others corrected it since it was `seen`.

    What one person does not correct alone is confirmed `by_two`.
    """
    number = lock(session, row)
    if seen is not None and seen != edits(session, editing.registry, number):
        raise refused("somebody else corrected this entry just now; read what it says now, then correct it again")

    def faults(said: Mapping[str, Any]) -> Iterator[Refusal]:
        yield from editing.faults(session, row, said)
        yield from () if by_two else editing.of_two(session, row, said, now)

    new = entered(editing.form, facts, faults, today=today)
    before = editing.says(row)
    with or_else(session, refused(AT_ONCE)):
        cases = editing.write(session, row, new, now)
    changes = tuple(_changes(session, editing.form, before, editing.says(row)))
    if not changes:
        raise refused("that is what it says already")
    log_edit(session, editing.registry, number, getattr(new, REASON), changes, now=now, by=by)
    labels = ", ".join(label for label, _, _ in changes)
    audit(session, now, f"entry {number} of the registry of {editing.registry.value} was corrected: {labels}", by)
    session.flush()
    return Edited(changes, cases)


def log_edit(
    session: Session, registry: Registry, number: int, reason: str, changes: Sequence[tuple[str, str, str]], *,
    now: datetime, by: int,
) -> None:  # fmt: skip
    """Write down who corrected an entry, and why: of each thing its label, what was said, and what is said now."""
    said = msgspec.json.encode(changes).decode()
    log = RegistryEdit(
        kind=registry.value, entry_id=number, at=now, by_id=by, reason=one_line(reason), changes=said,
    )  # fmt: skip
    session.add(log)


def lock(session: Session, row: R) -> int:
    """Let nobody else correct an entry meanwhile, read what it says by now, and return its number."""
    number: int = row.id  # type: ignore[attr-defined]
    column: ColumnElement[int] = type(row).id  # type: ignore[attr-defined]
    session.execute(select(column).where(column == number).with_for_update())
    session.refresh(row)
    return number


def edits(session: Session, registry: Registry, number: int) -> int:
    """Return how often an entry was corrected."""
    rows = select(func.count(RegistryEdit.id)).where(*_of(registry, number))
    return session.scalar(rows) or 0


def history(session: Session, registry: Registry, number: int) -> list[Past]:
    """Return the corrections of an entry, the latest first."""
    rows = select(RegistryEdit).where(*_of(registry, number)).order_by(RegistryEdit.id.desc())
    kind = tuple[tuple[str, str, str], ...]
    return [
        Past(row.at, row.by.name, row.reason, msgspec.json.decode(row.changes, type=kind))
        for row in session.scalars(rows)
    ]


def _of(registry: Registry, number: int) -> tuple[Any, ...]:
    return RegistryEdit.kind == registry.value, RegistryEdit.entry_id == number


def _changes(
    session: Session, form: type[Form], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    for name, said in before.items():
        if after[name] != said:
            yield title(form, name), _words(session, form, name, said), _words(session, form, name, after[name])


def _words(session: Session, form: type[Form], name: str, value: Any) -> str:
    if name in marked(form, Mark.AGENCY) and value:
        agency = agency_of(session, value)
        return agency.name if agency else value
    return value_words(value)
