"""What somebody finds on a desk: cases by their numbers, and how many are counted."""

from __future__ import annotations

from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.case_search import Search, count, search
from models.casebook.finding.case_words import write_anew
from models.database import Database
from models.inbox.counts import found_in
from models.inbox.inbox import Asked, Queue, tasks
from models.rows.cases import CaseRow, CaseWords
from tests.desks import local

NOW = local(4, 1)


def found(database: Database, viewer: Viewer, words: str) -> set[str]:
    """Return the numbers of the cases somebody finds; the counts beside them must agree."""
    with database.reading() as session:
        numbers = {row.number for row in search(session, viewer, Search(words=words)).rows}
        assert count(session, viewer, Search(words=words)).number == len(numbers)
        queues = found_in(session, viewer, words, NOW)
        for queue, many in queues.items():
            listed = tasks(session, viewer, Asked(queue, words=words), NOW).rows
            assert many == len(listed), queue
            assert {row.number for row in listed} <= numbers, queue
        assert numbers or not any(queues.values())
    return numbers


def tasks_found(database: Database, viewer: Viewer, words: str, queue: Queue) -> set[str]:
    """Return the tasks that somebody finds in a queue."""
    with database.reading() as session:
        return {row.task for row in tasks(session, viewer, Asked(queue, words=words), NOW).rows}


def words_kept(database: Database) -> dict[tuple[str, str], frozenset[str]]:
    """Return the words of all cases, by number and readers."""
    with database.reading() as session:
        rows = session.execute(
            select(CaseRow.number, CaseWords.readers, CaseWords.words).join(CaseRow, CaseRow.id == CaseWords.case_id)
        )
        return {(number, readers): frozenset(words.split()) for number, readers, words in rows}


def words_anew(database: Database) -> dict[tuple[str, str], frozenset[str]]:
    """Write the words of all cases anew, and return them."""
    with database.writing() as session:
        for case in session.scalars(select(CaseRow)).unique().all():
            write_anew(session, case)
    return words_kept(database)
