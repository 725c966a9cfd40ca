"""The words by which a case is found, written by whoever writes the case, in the same transaction.

Whoever may see a case reads all that is not masked; its keeper reads the masked answers as well. So there is a row of
words for everyone, and where something is masked another one for the keeper, with the words of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.finding.answer_texts import Texts, texts_of
from models.casebook.replaying import AMENDMENTS, history, life_of, read
from models.rows.cases import CaseRow, DutyRow, HistoryRow
from models.store import statements
from models.store.prepared import connection_of
from models.store.statements import WORDS
from models.store.terms import words_of
from workflows.engine.cases import Decision
from workflows.grammar.events import Act, Correct, Happening, Insert, Strike
from workflows.grammar.process import Process

LOOKED_UP = "learn"  # what the registries say is found in the registries
TITLED = frozenset({"document"})  # of the remarks: the others say who did what to a task
MOST = 200_000  # characters of the words of a case; no case has a quarter of them, and PostgreSQL bears no million


def add(connection: Connection, case_id: int, texts: Texts) -> None:
    """Let a case be found by more; where it says nothing new nothing is written."""
    kept = {row["to_keeper"]: row for row in statements.READ_WORDS.all(connection, {"case": case_id})}
    everyone = _write(connection, case_id, kept.get(False), texts.everyone, to_keeper=False)
    if texts.keeper or True in kept:
        _write(connection, case_id, kept.get(True), (everyone, *texts.keeper), to_keeper=True)


def _write(
    connection: Connection, case_id: int, kept: Mapping[Any, Any] | None, texts: Iterable[str], *, to_keeper: bool
) -> str:
    """Write a row of words, and return them."""
    known = kept["words"] if kept else ""
    words = _together(known, texts)
    if kept is None:
        row = {"case_id": case_id, "to_keeper": to_keeper, "words": words}
        statements.ADD_WORDS.run(connection, row)
    elif words != known:
        statements.SET_WORDS.run(connection, {"row": kept["id"], "then": words})
    return words


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
    return Texts((row["number"], row["heading"], row["subject_name"], agency))


def said_in(decision: Decision, entry: Mapping[str, Any], openings: Iterable[Mapping[str, Any]]) -> Texts:
    """Return what a decision adds: the line of its entry, its note, what was filled in, and the tasks that begin."""
    line = () if entry["kind"] == LOOKED_UP else (entry["title"],)
    tasks = tuple(duty["task"] for duty in openings)
    return Texts((*line, entry["note"], *tasks)) + _filled_in(decision.after.process, decision.event)


def remarked(connection: Connection, entry: Mapping[str, Any]) -> None:
    """Let a case be found by a remark; its row is locked, so that two who write at one moment wait for each other."""
    texts = _of_remark(entry["kind"], entry["title"], entry["note"])
    if any(texts.everyone):
        statements.LOCK_CASE.first(connection, {"case": entry["case_id"]})
        add(connection, entry["case_id"], texts)


def _of_remark(kind: str, title: str, note: str) -> Texts:
    return Texts((title if kind in TITLED else "", note))


def _filled_in(process: Process, event: Happening) -> Texts:
    """Return what an event says that somebody filled in, here or in the case that opened this one."""
    forms = event.forms if isinstance(event, Act) else ()
    return sum((texts_of(form) for form in forms if type(form) not in process.records), Texts())


def write_anew(session: Session, case: CaseRow) -> None:
    """Write the words of a case from all that it says now: what was corrected, struck, renamed or withheld is not found."""
    session.flush()
    connection = connection_of(session)
    connection.execute(delete(WORDS).where(WORDS.c.case_id == case.id))
    add(connection, case.id, sum(_all_of(session, case), Texts()))


def _all_of(session: Session, case: CaseRow) -> Iterator[Texts]:
    row = statements.READ_CASE.first(connection_of(session), {"case": case.id}) or {}
    yield called({**row, "heading": case.heading}, case.agency.name if case.agency else "")
    yield Texts(tuple(session.scalars(select(DutyRow.task).where(DutyRow.case_id == case.id).order_by(DutyRow.id))))
    process = rulebook_of(session).processes[case.process]
    rows = session.scalars(select(HistoryRow).where(HistoryRow.case_id == case.id).order_by(HistoryRow.id)).all()
    counting = _as_they_count(session, case, rows)
    for entry in rows:
        if not entry.event:
            yield _of_remark(entry.kind, entry.title, entry.note)
            continue
        event = read(process, entry.event)
        # a correction's note says what it took away: what was wrong is not what a case is found by
        note = event.reason if isinstance(event, Correct | Strike | Insert) else entry.note
        yield Texts(("" if entry.kind == LOOKED_UP else entry.title, note))
        counts = counting.get(entry.id, event)
        yield _filled_in(process, counts) if counts else Texts()


def _as_they_count(session: Session, case: CaseRow, rows: Iterable[HistoryRow]) -> dict[int, Happening | None]:
    """Return the events of a corrected case as they count now, and nothing for one that was struck."""
    if not any(row.kind in AMENDMENTS for row in rows):
        return {}
    ids = history(session, case).rows
    return {ids[each.place]: None if each.struck else each.event for each in life_of(session, case).entries}
