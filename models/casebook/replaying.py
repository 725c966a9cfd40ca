"""Events written into the history, and read back, so that it replays to the same case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.case_json import filled
from models.rows.cases import CaseRow, HistoryRow
from workflows.correction.amending import live
from workflows.correction.lives import Life
from workflows.engine.cases import Case
from workflows.facts.forms import Form
from workflows.grammar.events import (
    Act,
    Amendment,
    ComeUnder,
    Correct,
    Event,
    Extend,
    Halt,
    Happening,
    Insert,
    Learn,
    Roles,
    Strike,
    Tick,
)
from workflows.grammar.process import Process
from workflows.law.roles import Role
from workflows.names.versions import VERSION

AMENDMENTS = frozenset({"correct", "strike", "insert"})
EDITION = "edition"  # the kind of the event by which a case comes under another one


class Written(msgspec.Struct, omit_defaults=True):
    """An event of any kind, as JSON."""

    v: int  # the version of the names in it
    kind: str
    name: str = ""  # of the step, or the key of the duty
    actors: list[Role] = []
    forms: dict[str, msgspec.Raw] = {}
    on: date | None = None
    reason: str = ""
    ends: bool = False
    party: str = ""
    place: int | None = None  # of the event that is amended
    at: datetime | None = None  # of one that is inserted
    act: msgspec.Raw = msgspec.Raw()  # the one that is inserted
    also: list[msgspec.Raw] = []
    beyond: bool = False  # whether what was done in a case that it opened ends with it
    rungs: list[str] = []  # that a tick acted on, by their keys
    to: list[Role] = []  # whom it told
    back: bool = False  # whether what is struck was taken back with the record that it followed from
    by: list[Role] = []  # who entered an act, where that is not who took it
    as_given: bool = False  # whether the days of an act were not held against what it rests on
    edition: str = ""  # that a case comes under
    before: str = ""  # the one that it was under until then


class Kind(msgspec.Struct):
    """Of which kind an event is, as JSON says it."""

    kind: str


def amends(row: HistoryRow) -> bool:
    """Say whether an entry puts another one right; a step may be called as such entries are."""
    return bool(row.event) and row.kind in AMENDMENTS and msgspec.json.decode(row.event, type=Kind).kind in AMENDMENTS


def written(event: Happening) -> str:
    """Return an event as JSON."""
    match event:
        case Correct() | Strike() | Insert():
            row = _amendment(event)
        case Act():
            forms = _raw(event.forms)
            actors, by = _in_order(event.actors), _in_order(event.entered_by)
            row = Written(
                VERSION, "act", event.step, actors, forms, event.on, party=event.party, by=by, as_given=event.as_given
            )
        case Tick():
            row = Written(VERSION, "tick", event.duty, rungs=[*event.rungs], to=[*event.to])
        case Learn():
            row = Written(VERSION, "learn", forms=_raw(event.records))
        case Extend():
            row = Written(VERSION, "extend", event.duty, _in_order(event.actors), on=event.until, reason=event.reason)
        case Halt():
            row = Written(
                VERSION, "halt", event.duty, _in_order(event.actors), on=event.on, reason=event.reason, ends=event.ends
            )
        case ComeUnder():
            actors = _in_order(event.actors)
            row = Written(
                VERSION, EDITION, actors=actors, reason=event.reason, edition=event.edition, before=event.before
            )
    return msgspec.json.encode(row).decode()


def _amendment(event: Amendment) -> Written:
    actors, also = _in_order(event.actors), [msgspec.Raw(written(each).encode()) for each in event.also]
    match event:
        case Correct():
            kept = Written(VERSION, "correct", forms=_raw(event.forms), on=event.on, place=event.place)
        case Strike():
            kept = Written(VERSION, "strike", place=event.place, back=event.taken_back)
        case Insert():
            kept = Written(VERSION, "insert", at=event.at, act=msgspec.Raw(written(event.act).encode()))
    return msgspec.structs.replace(kept, actors=actors, reason=event.reason, also=also, beyond=event.beyond)


def _in_order(actors: Roles) -> list[Role]:
    return sorted(actors, key=attrgetter("key"))


def _raw(forms: tuple[Form, ...]) -> dict[str, msgspec.Raw]:
    return {type(form).key: msgspec.Raw(msgspec.json.encode(form)) for form in forms}


def read(process: Process, text: str | bytes) -> Happening:
    """Return the event that was written."""
    row = msgspec.json.decode(text, type=Written)
    return _amended(process, row) if row.kind in AMENDMENTS else _happened(process, row)


def _amended(process: Process, row: Written) -> Amendment:
    actors = frozenset(row.actors)
    also = tuple(each for raw in row.also if isinstance(each := read(process, bytes(raw)), Correct | Strike | Insert))
    if row.place is not None and row.kind == "strike":
        return Strike(row.place, actors, row.reason, also, row.beyond, row.back)
    if row.place is not None and row.kind == "correct":
        forms = tuple(filled(process, row.forms).values())
        return Correct(row.place, actors, forms, row.reason, row.on, also, row.beyond)
    act = read(process, bytes(row.act)) if bytes(row.act) else None
    if isinstance(act, Act) and row.at:
        return Insert(act, row.at, actors, row.reason, also, row.beyond)
    raise ValueError(f"no amendment of kind {row.kind!r}")


def _happened(process: Process, row: Written) -> Event:
    forms, actors = tuple(filled(process, row.forms).values()), frozenset(row.actors)
    match row.kind:
        case "act":
            return Act(row.name, actors, forms, row.on, row.party, frozenset(row.by), row.as_given)
        case "tick":
            return Tick(row.name, tuple(row.rungs), tuple(row.to))
        case "learn":
            return Learn(forms)
        case "extend" if row.on:
            return Extend(row.name, actors, row.on, row.reason)
        case "halt":
            return Halt(row.name, actors, row.reason, row.on, row.ends)
        case "edition":
            return ComeUnder(row.edition, actors, row.reason, row.before)
    raise ValueError(f"no event of kind {row.kind!r}")


@dataclass(frozen=True)
class History:
    """The events of a case that replay, with the row that each stands in."""

    rows: tuple[int, ...]
    events: tuple[tuple[Happening, datetime], ...]

    def place(self, row_id: int) -> int | None:
        """Return the place of the event that a row keeps, if it keeps one."""
        return self.rows.index(row_id) if row_id in self.rows else None


def history(session: Session, case: CaseRow) -> History:
    """Return all that replays of a case."""
    process = rulebook_of(session).processes[case.process]
    found = session.execute(
        select(HistoryRow.id, HistoryRow.event, HistoryRow.at)
        .where(HistoryRow.case_id == case.id, HistoryRow.event != "")
        .order_by(HistoryRow.id)
    ).all()
    return History(tuple(row.id for row in found), tuple((read(process, row.event), row.at) for row in found))


def life_of(session: Session, case: CaseRow) -> Life:
    """Return the life that the history of a case amounts to."""
    rulebook, events = rulebook_of(session), history(session, case).events
    policy = rulebook.editions.named(began_under(events, case.edition))
    return live(rulebook.processes[case.process], events, policy, rulebook.editions)


def began_under(events: Iterable[tuple[Happening, datetime]], edition: str) -> str:
    """Return the edition under which a case began that is under this one now."""
    return next((event.before for event, _ in events if isinstance(event, ComeUnder)), edition)


def replayed(session: Session, case: CaseRow) -> Case:
    """Return the case that the history makes."""
    return life_of(session, case).case
