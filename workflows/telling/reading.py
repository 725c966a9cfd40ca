"""Who reads what in the cases of a process, as a table."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.grammar.process import Process
from workflows.law.fields import title
from workflows.law.policy import Policy
from workflows.law.readers import Side
from workflows.law.wording import with_settings
from workflows.sight.matrix import OWN, Cell, matrix
from workflows.sight.needing import readers_of_duty
from workflows.telling.prose import capital

COLUMNS = {side.token: capital(side.words) for side in Side if side is not Side.CHAIR}
HEAD = ("Said in", "Answer", *COLUMNS.values(), "Whoever said it, alone of several")


def reading(process: Process, policy: Policy) -> Iterator[str]:
    """Yield the lines of the table: an x for each who reads an answer, an o who reads only that it was given."""
    yield "x reads the answer, o reads only that it was given; a dash stands for whom it does not exist."
    yield ""
    yield "| " + " | ".join(HEAD) + " |"
    yield "|" + "---|" * len(HEAD)
    for cell in matrix(process):
        marks = (_mark(cell, token) for token in (*COLUMNS, OWN))
        yield "| " + " | ".join((cell.said_in or "looked up, or brought", _called(cell, policy), *marks)) + " |"


def tasks_read(process: Process) -> Iterator[str]:
    """Yield the lines of the table of tasks: an x for each who reads that a task is owed and that it is done."""
    head = ("Task", *COLUMNS.values(), "Whoever owes it, alone of several")
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for duty in {duty.key: duty for waiting in process.waiting() for duty in waiting.all_duties()}.values():
        readers = readers_of_duty(process, duty.key, "own" if duty.owed_by else "")
        marks = ("x" if token in readers else "-" for token in (*COLUMNS, OWN))
        yield f"| {duty.key} | " + " | ".join(marks) + " |"


def _called(cell: Cell, policy: Policy) -> str:
    if cell.form is None:
        return "-"
    label = capital(with_settings(title(cell.form, cell.field), policy)).replace("|", "/")
    return f"{label} (`{cell.form.key}.{cell.field}`)" + (", secret until it is counted" if cell.secret else "")


def _mark(cell: Cell, token: str) -> str:
    return "x" if token in cell.readers else "o" if token in cell.deed else "-"
