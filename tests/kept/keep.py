"""Keeping a desk: `python -m tests.kept.keep VERSION` writes all rows of a practice desk that has stored every name.

What is kept is what SQLite holds, a line a row, so that later code is tried on what this code really wrote. Nothing
that lets somebody sign in is kept.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import MetaData, Table, literal_column, select, text
from sqlalchemy.orm import Session

from models.access.access import viewer_of
from models.access.rulebook import rulebook_of
from models.casebook.casebook import DESK, fire, restored
from models.database import Database
from models.intake.drafts import FormOf, save_draft
from models.intake.opening import Opening, open_case
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from models.rows.registries import License
from tests.kept.paths import Way, names, ways
from web.command.running import practice_house
from web.practice.seeding import START
from workflows.answers.samples import forms_like
from workflows.engine.cases import Decision, NotAllowed
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Event, Learn
from workflows.grammar.process import NEW, Process
from workflows.law.fields import PARTIES, Mark, marked
from workflows.law.value import changed
from workflows.manual.registry import PROCESSES

FOLDER = Path(__file__).parent
LATER = START + timedelta(days=2)  # no deadline of the practice desk is swept, so nothing is in the way
TRIES = 6  # ways tried for a name
AGENCIES = ("otter-creek-shelter", "maple-street-family-center")
LEFT_OUT = frozenset({
    "sign_in", "token", "password_link", "feed", "earlier_password", "tries", "audit", "alembic_version",
})  # fmt: skip
EMPTIED = frozenset({"password_hash", "content", "text", "html"})  # secrets, and what is long and never read back


def keep(version: str) -> int:
    """Write a desk into the folder of a version, and return how many cases it has."""
    with tempfile.TemporaryDirectory() as place:
        house, _ = practice_house(Path(place), "http://127.0.0.1:8000")
        for process in PROCESSES:
            _leave_every_name(house.database, process)
            _check_states(house.database, process)
        _half_filled_in(house.database)
        count = _write(house.database, FOLDER / version)
        house.database.engine.dispose()
    return count


def _leave_every_name(database: Database, process: Process) -> None:
    stored, tried = set[str](), Counter[str]()
    for way in ways(process, LATER, stored):
        news = {name for each in way for name in names(each)} - stored
        if all(tried[name] >= TRIES for name in news):
            continue  # the registries of the desk do not allow it
        tried.update(news)
        for decision in _walked(database, process, way):
            stored.update(names(decision))


def _check_states(database: Database, process: Process) -> None:
    with database.reading() as session:
        reached = set(session.scalars(select(CaseRow.state).where(CaseRow.process == process.key)))
    if missing := {state.state.key for state in process.states} - reached:
        raise LookupError(f"no case of {process.key} stands in {', '.join(sorted(missing))}")


def _walked(database: Database, process: Process, way: Way) -> Iterator[Decision]:
    """Let a case go a way as far as the desk allows it, and yield what came of each event."""
    begun = [each for each in way if each.after.state != NEW]  # what is looked up before is looked up by the beginning
    first, *others = begun or way
    if not isinstance(first.event, Act):
        return
    with suppress(NotAllowed):
        with database.writing() as session:
            case_id = _open(session, process, first.event, first.at)
        yield first
        for each in others:
            with database.writing() as session:
                _learn(session, case_id, each)
                found = fire(session, case_id, _here(each.event, process), each.at)
            yield found


def _here(event: Event, process: Process) -> Event:
    """Return an event as an agency of the desk takes part in it."""
    shared = any(step.form and marked(step.form, kind) for step in process.openings for kind in PARTIES)
    return changed(event, party=AGENCIES[0]) if isinstance(event, Act) and event.party and shared else event


def _learn(session: Session, case_id: int, ahead: Decision) -> None:
    """Let the case know what it knew on its way, whatever the registries of this desk say."""
    row = session.get_one(CaseRow, case_id, populate_existing=True)
    case = restored(rulebook_of(session), {key: getattr(row, key) for key in ("process", "edition", "state", "body")})
    said = [ahead.before.forms[each] for each in case.process.records if each in ahead.before.forms]
    if news := tuple(each for each in said if case.forms.get(type(each)) != each):
        fire(session, case_id, Learn(news), ahead.at)


def _open(session: Session, process: Process, first: Act, at: datetime) -> int:
    agencies = {key: session.scalars(select(Agency.id).where(Agency.key == key)).one() for key in AGENCIES}
    forms = tuple(_named(form) for form in first.forms if type(form) not in process.records)
    shared = any(marked(type(form), Mark.AGENCIES) for form in forms)
    partner = any(marked(type(form), Mark.PARTY) for form in forms)
    opening = Opening(
        process.key, first.step, forms, first.actors, None if shared else agencies[AGENCIES[0]],
        _somebody(session, process), client="4711" if any(marked(type(form), Mark.CLIENT) for form in forms) else "",
        parties=tuple(agencies.values()) if shared else (agencies[AGENCIES[1]],) if partner else (),
    )  # fmt: skip
    return open_case(session, opening, at, DESK)


def _somebody(session: Session, process: Process) -> int | None:
    """Return a person a case may be about: a license holder for what concerns users, else somebody without one."""
    if process.subject is None:
        return None
    held = select(License.person_id).where(License.ended_at.is_(None))
    free = select(Person.id).where(Person.id.in_(held) if process.key == "P19" else Person.id.not_in(held))
    used = select(CaseRow.subject_id).where(CaseRow.process == process.key, CaseRow.subject_id.is_not(None))
    fresh = session.scalars(free.where(Person.id.not_in(used)).order_by(Person.id).limit(1)).one_or_none()
    return fresh or session.scalars(free.order_by(Person.id).limit(1)).one()


def _named(form: Form) -> Form:
    """Return a form about agencies of the desk."""
    said: dict[str, object] = dict.fromkeys(marked(type(form), Mark.AGENCY), AGENCIES[0])
    said |= dict.fromkeys(marked(type(form), Mark.PARTY), AGENCIES[1])
    for name in marked(type(form), Mark.AGENCIES):
        said[name] = AGENCIES[: len(getattr(form, name))]
    return changed(form, **said)


def _half_filled_in(database: Database) -> None:
    """Leave in every open case a form that somebody has begun to fill in."""
    with database.writing() as session:
        author = session.scalars(select(Person).order_by(Person.id).limit(1)).one()
        for case in session.scalars(select(CaseRow).where(CaseRow.closed_at.is_(None)).order_by(CaseRow.id)).all():
            steps = rulebook_of(session).processes[case.process].steps()
            step = next((each for source, each, _ in steps if source == case.state and each.form), None)
            if step and step.form:
                filled = msgspec.to_builtins(next(forms_like(step.form, START.date())))
                save_draft(session, viewer_of(author), FormOf.case(case, step.name), filled, now=START)


def _write(database: Database, folder: Path) -> int:
    folder.mkdir()
    tables = MetaData()
    with database.engine.connect() as connection:
        tables.reflect(connection)
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        (folder / "desk.json").write_text(json.dumps({"revision": revision, "now": START.isoformat()}) + "\n")
        for table in tables.sorted_tables:
            rows = [] if table.name in LEFT_OUT else list(_rows(connection, table))
            if rows:
                lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
                (folder / f"{table.name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return int(connection.execute(text("SELECT count(*) FROM case_file")).scalar_one())


def _rows(connection: Any, table: Table) -> Iterator[list[Any] | dict[str, Any]]:
    """Yield the names of the columns, then every row, as SQLite has them."""
    names = [column.name for column in table.columns]
    yield names
    for row in connection.exec_driver_sql(str(select(*(literal_column(name) for name in names)).select_from(table))):
        yield ["" if name in EMPTIED else value for name, value in zip(names, row, strict=True)]


if __name__ == "__main__":
    sys.stdout.write(f"{keep(sys.argv[1])} cases are kept\n")
