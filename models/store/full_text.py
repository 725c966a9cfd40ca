"""The full-text condition of both databases: SQLite's FTS5, and PostgreSQL's tsvector with an index."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from models.store.terms import Term

INDEX = "case_words_index"  # of SQLite, with some tables of its own beside it; triggers keep it
BY_WORD = "ix_case_words_words"  # of PostgreSQL


class Matches(FunctionElement[bool]):
    """The condition that the words of a row have all terms of a search; each database reads its own way of asking."""

    inherit_cache = True
    name = "matches"
    type = Boolean()


def matches(row_id: ColumnElement[int], words: ColumnElement[str], terms: tuple[Term, ...]) -> ColumnElement[bool]:
    """Return the condition that a row of the words of cases has all terms."""
    return Matches(row_id, words, bindparam(None, _for_fts5(terms)), bindparam(None, _for_tsquery(terms)))


def _for_fts5(terms: tuple[Term, ...]) -> str:
    return " AND ".join(f"({_either(term, chr(34), '*', ' AND ', ' OR ')})" for term in terms)


def _for_tsquery(terms: tuple[Term, ...]) -> str:
    return " & ".join(f"({_either(term, chr(39), ':*', ' & ', ' | ')})" for term in terms)


def _either(term: Term, quote: str, prefix: str, both: str, one: str) -> str:
    """Return a term as one word or as its parts; a word is letters and digits, so that nothing in it is to be escaped."""
    whole, *parts = (f"{quote}{each}{quote}{prefix}" for each in (term.whole, *term.parts))
    return f"{whole}{one}({both.join(parts)})" if parts else whole


@compiles(Matches, "sqlite")
def _on_sqlite(element: Matches, compiler: SQLCompiler, **more: Any) -> str:
    row_id, _, asked, _ = (
        compiler.process(each, **more) if place in {0, 2} else "" for place, each in enumerate(element.clauses)
    )
    return f"{row_id} IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH {asked})"  # noqa: S608 - bound # nosec B608


@compiles(Matches, "postgresql")
def _on_postgresql(element: Matches, compiler: SQLCompiler, **more: Any) -> str:
    _, words, _, asked = (
        compiler.process(each, **more) if place in {1, 3} else "" for place, each in enumerate(element.clauses)
    )
    return f"to_tsvector('simple', {words}) @@ to_tsquery('simple', {asked})"


def forget_what_is_gone(connection: Connection) -> None:
    """Write SQLite's index anew without what was deleted from it, which it would keep for a while; rare and worth its cost."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('optimize')")  # noqa: S608 - a name # nosec B608
