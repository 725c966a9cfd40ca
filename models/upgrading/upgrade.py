"""Bringing a desk up to date in one go: first it is read and compared, and only then is anything changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.naming import name_anew
from models.casebook.sight.marking import mark_anew
from models.database import Database
from models.rows.cases import CaseRow, CaseWords, HistoryRow
from models.rows.stored_names import StoredNames
from models.store import schema
from models.store.prepared import connection_of
from models.upgrading.accused import knows_accused, set_aside
from models.upgrading.replays import Replay, replay
from models.upgrading.rewriting import rewrite
from models.upgrading.row_keys import rewrite_rows
from models.upgrading.stored_cases import stored_cases, version_of
from workflows.names.versions import VERSION


class WouldBreak(Exception):
    """Cases of this desk could not be read any more, or would not be what they were."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        """Take a sentence a case and trouble."""
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def is_current(database: Database) -> bool:
    """Say whether the schema and the stored names are those of this version."""
    if not schema.is_current(database.engine):
        return False
    with database.engine.connect() as connection:
        return version_of(connection) == VERSION


def replays(database: Database) -> Iterator[Replay]:
    """Yield what becomes of every case under this version; nothing is written."""
    with database.engine.connect() as connection:
        version = version_of(connection)
        rulebook = database.rules_on(connection)
        for stored in stored_cases(connection):
            yield replay(rulebook, stored, version)


def sentences(found: Replay) -> Iterator[str]:
    """Yield what is wrong with a case, each in a sentence that names it."""
    return _of_case(found, found.broken, *found.differences)


def new_dates(found: Replay) -> Iterator[str]:
    """Yield which tasks of a case get a date that had none, each in a sentence; that holds nothing up."""
    return _of_case(found, *found.dated)


def _of_case(found: Replay, *said: str) -> Iterator[str]:
    number, title = found.stored.number, found.case.process.title
    return (f"Case {number}, {title}: {each}." for each in said if each)


def upgrade(
    database: Database, *, differences_are_right: bool = False, tell: Callable[[Replay], None] = lambda _: None
) -> int:
    """Bring a desk up to date and return how many cases were written anew; or raise WouldBreak, and nothing is changed.

    All of it is one transaction: whoever is killed in the middle leaves the desk as it was, and the next one begins anew.
    What would only be different, such as a date that a mended rule moves, is let pass if somebody has said so.
    """
    wrong = list[str]()
    for found in replays(database):
        tell(found)
        if found.broken or not differences_are_right:
            wrong += sentences(found)
    if wrong:
        raise WouldBreak(tuple(wrong))
    with database.rebuilding() as session:
        connection = connection_of(session)
        knew = knows_accused(connection)
        schema.upgrade(database.engine, connection=connection)
        count = _rename(session)
        write_index(session, anew=count > 0)
        if not knew:
            set_aside(session)
    return count


def index(database: Database, *, anew: bool) -> None:
    """Write what cases are called, who reads what is in them, and by what they are found: of those for which it was never written, or of all."""
    with database.writing() as session:
        write_index(session, anew=anew)


def write_index(session: Session, *, anew: bool) -> None:
    """Write the same in a transaction."""
    rows = select(CaseRow).order_by(CaseRow.id)
    unwritten = rows.where(CaseRow.id.not_in(select(CaseWords.case_id)))
    for case in session.scalars(rows if anew else unwritten).unique().all():
        last = select(func.max(HistoryRow.at)).where(HistoryRow.case_id == case.id)
        mark_anew(session, case)
        name_anew(session, [case], session.scalars(last).one())
        session.flush()
        session.expunge(case)


def _rename(session: Session) -> int:
    """Write every row and every case in the names of this version."""
    connection, count = connection_of(session), 0
    if (version := version_of(connection)) == VERSION:
        return 0
    rewrite_rows(connection, version)
    for stored in stored_cases(connection):
        rewrite(session, replay(rulebook_of(session), stored, version), version)
        count += 1
    connection.execute(update(StoredNames).values(version=VERSION))
    return count
