"""The manual beside what became of it: each clause that a process rests on, the manual's words, and the rule and its reading."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.grammar.process import Process
from workflows.law.clauses import clauses
from workflows.telling.citations import cited
from workflows.telling.manual_text.text import passages
from workflows.telling.table import plain, row

HEAD = ("clause", "what the manual says", "the rule", "how it is read")


def side_by_side(process: Process) -> Iterator[str]:
    """Yield the lines of a table in Markdown, the clauses in the order of the manual."""
    rests_on = {each.clause for each in cited(process)}
    yield row(HEAD)
    yield "|" + "---|" * len(HEAD)
    for clause in clauses().values():
        if clause.id in rests_on:
            yield row(map(plain, (clause.id, passages()[clause.id], clause.rule, clause.ambiguity)))
