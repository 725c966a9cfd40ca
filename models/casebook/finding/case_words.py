"""The words by which a case is found, written by whoever writes the case, in the same transaction.

Not everybody who may see a case reads all of it, so there is a row of words for each readership.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.finding.answer_texts import EVERYBODY, Texts, said_to, texts_of, together
from models.casebook.replaying import amends, history, life_of, read
from models.casebook.sight.counting import Counts, is_counted_by
from models.casebook.sight.told_to import (
    Sequel,
    kept_sequel,
    readers_of_entry,
    readers_of_said,
    readers_of_sequel,
)
from models.rows.cases import CaseRow, DutyRow, HistoryRow
from models.store import statements
from models.store.prepared import connection_of
from models.store.statements import WORDS
from models.store.terms import words_of
from workflows.engine.cases import Decision
from workflows.grammar.events import Act, Correct, Event, Happening, Insert, Learn, Strike
from workflows.grammar.process import Process
from workflows.law.policy import Policy
from workflows.law.readers import as_column, in_column
from workflows.law.value import changed

TITLED = frozenset({"document"})  # of the remarks: the others say who did what to a task
MOST = 200_000  # characters of the words of a case; no case has a quarter of them, and PostgreSQL bears no million


def add(connection: Connection, case_id: int, texts: Texts) -> None:
    """Let a case be found by more; where it says nothing new nothing is written."""
    kept = {row["readers"]: row for row in statements.READ_WORDS.all(connection, {"case": case_id})}
    for readers, said in texts.said.items():
        _write(connection, case_id, as_column(readers), kept.get(as_column(readers)), said)


def _write(
    connection: Connection, case_id: int, readers: str, kept: Mapping[Any, Any] | None, texts: Iterable[str]
) -> None:
    """Write a row of words."""
    known = kept["words"] if kept else ""
    words = _together(known, texts)
    if kept is None:
        statements.ADD_WORDS.run(connection, {"case_id": case_id, "readers": readers, "words": words})
    elif words != known:
        statements.SET_WORDS.run(connection, {"row": kept["id"], "then": words})


def _together(known: str, texts: Iterable[str]) -> str:
    """Return words with those of some texts, each once, as far as there is room."""
    words = dict.fromkeys(known.split())
    for word in (word for text in texts for word in words_of(text)):
        if word not in words:
            words[word] = None
    joined = " ".join(words)
    return joined if len(joined) <= MOST else joined[:MOST].rpartition(" ")[0]


def called(row: Mapping[Any, Any], agency: str) -> Texts:
    """Return what a case is called: its number, its heading, whom and whose it is about."""
    return said_to(EVERYBODY, row["number"], row["heading"], row["subject_name"], agency)


def said_in(
    decision: Decision, entry: Mapping[str, Any], openings: Iterable[Mapping[str, Any]], policy: Policy
) -> Texts:
    """Return what a decision adds: the line of its entry, its note, what was filled in, and the tasks that begin."""
    tasks = together(said_to(in_column(duty["readers"]), duty["task"]) for duty in openings)
    told = Entry(decision.event, entry["person_id"], entry["title"], entry["note"], kept_sequel(entry["sequel"]))
    return tasks + _entry(decision.after.process, told, policy, counted=is_counted_by(decision))


def remarked(connection: Connection, entry: Mapping[str, Any]) -> None:
    """Let a case be found by a remark; its row is locked, so that two who write at one moment wait for each other."""
    texts = _of_remark(entry["kind"], entry["title"], entry["note"], entry["readers"])
    if texts.said:
        statements.LOCK_CASE.first(connection, {"case": entry["case_id"]})
        add(connection, entry["case_id"], texts)


def _of_remark(kind: str, title: str, note: str, readers: str) -> Texts:
    return said_to(in_column(readers), title if kind in TITLED else "", note)


@dataclass(frozen=True)
class Entry:
    """An entry of the history, as words are made of it."""

    event: Happening
    person_id: int | None
    title: str
    note: str
    sequel: Sequel


def _entry(process: Process, entry: Entry, policy: Policy, *, counted: bool) -> Texts:
    """Return the line of an entry, with what the desk did then, its note, and what somebody filled in."""
    event, by = entry.event, entry.person_id
    if isinstance(event, Learn):
        return Texts()
    whole = readers_of_entry(process, event, by, policy, counted=counted)
    then = said_to(readers_of_sequel(process, entry.sequel), *(words for _, words in entry.sequel))
    forms = [form for form in event.forms if type(form) not in process.records] if isinstance(event, Act) else []
    said = (
        texts_of(form, readers_of_said(process, event, form, by, policy, counted=counted))
        for form in forms
        if isinstance(event, Act)
    )
    return together((said_to(whole, entry.title, entry.note), then, *said))


def write_anew(session: Session, case: CaseRow) -> None:
    """Write the words of a case from all that it says now: what was corrected, struck, renamed or withheld is not found."""
    session.flush()
    connection = connection_of(session)
    connection.execute(delete(WORDS).where(WORDS.c.case_id == case.id))
    add(connection, case.id, together(_all_of(session, case)))


def _all_of(session: Session, case: CaseRow) -> Iterator[Texts]:
    called_now = statements.READ_CASE.first(connection_of(session), {"case": case.id}) or {}
    yield called({**called_now, "heading": case.heading}, case.agency.name if case.agency else "")
    owed = select(DutyRow.readers, DutyRow.task).where(DutyRow.case_id == case.id).order_by(DutyRow.id)
    yield from (said_to(in_column(readers), task) for readers, task in session.execute(owed))
    process, policy = rulebook_of(session).processes[case.process], rulebook_of(session).editions.named(case.edition)
    rows = session.scalars(select(HistoryRow).where(HistoryRow.case_id == case.id).order_by(HistoryRow.id)).all()
    counting, counts = _as_they_count(session, case, rows), Counts(session, case)
    for row in rows:
        if not row.event:
            yield _of_remark(row.kind, row.title, row.note, row.readers)
            continue
        event = read(process, row.event)
        if isinstance(event, Correct | Strike | Insert):
            # its note says what it took away: what was wrong is not what a case is found by
            yield said_to(in_column(row.readers), row.title, event.reason)
            continue
        entry = Entry(counting.get(row.id, event), row.person_id, row.title, row.note, kept_sequel(row.sequel))
        yield _entry(process, entry, policy, counted=counts.has(process, event, row.id))


def _as_they_count(session: Session, case: CaseRow, rows: Iterable[HistoryRow]) -> dict[int, Happening]:
    """Return the events of a corrected case as they count now; of one that was struck nothing counts that was filled in."""
    if not any(map(amends, rows)):
        return {}
    ids = history(session, case).rows
    return {
        ids[each.place]: _bare(each.event) if each.struck else each.event for each in life_of(session, case).entries
    }


def _bare(event: Event) -> Event:
    return changed(event, forms=()) if isinstance(event, Act) else event
