"""The coverage of the clause register: what becomes of each clause of the manual.

enforced    a state, duty, step or date of a process stands on it: the desk waits for it, times it or does it
validated   a condition refuses the steps that break it
recorded    a setting gives its number, or a step names it beside its own clause, and nothing more
reference   it explains, and asks nothing of the desk
open        it asks something, and nothing answers it, which `hmis-desk check` counts as a fault
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from workflows.grammar.process import Process
from workflows.law.clauses import Clause, clauses
from workflows.law.policy import Policy
from workflows.telling.citations import Word, cited

ENFORCING = frozenset(Word) - {Word.GUARD, Word.ALSO, Word.SETTING}


def coverage(processes: Iterable[Process], policy: type[Policy] = Policy) -> list[dict[str, Any]]:
    """Return one row for each clause of the register, in its order, ready for JSON."""
    places: dict[str, dict[str, Word]] = defaultdict(dict)  # by clause, then by place in words
    origins: dict[str, set[str]] = defaultdict(set)
    for process in processes:
        for citation in cited(process):
            places[citation.clause][f"{process.key} {citation}"] = citation.word
    for setting in policy.settings():
        if clause := clauses().get(setting.clause):
            places[clause.id][f"{clause.process_key} {Word.SETTING.format(setting.name)}"] = Word.SETTING
            origins[clause.id].add(setting.origin.name_outside)
    return [_row(clause, places[clause.id], origins[clause.id]) for clause in clauses().values()]


def _row(clause: Clause, places: dict[str, Word], origins: set[str]) -> dict[str, Any]:
    return {
        "id": clause.id,
        "status": _status(clause, set(places.values())),
        "where": list(places),
        "origin": ", ".join(sorted(origins)) or None,
        "reading": clause.ambiguity or None,
    }


def _status(clause: Clause, words: set[Word]) -> str:
    if words & ENFORCING:
        return "enforced"
    if Word.GUARD in words:
        return "validated"
    if words:
        return "recorded"
    return "reference" if clause.kind == "reference" else "open"
