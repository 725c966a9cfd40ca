"""Whether there is what a template names: a setting, a form and its field, a step, a duty, a part of the case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import cache

from notifications.writing.catalog import DUTY
from notifications.writing.mail_facts import Matter, Reader, Task
from notifications.writing.templating import templates
from workflows.checks.words import SETTINGS
from workflows.grammar.process import Process
from workflows.telling.citations import all_duties, all_steps


def exists(name: str, processes: Sequence[Process]) -> bool:
    """Say whether a name such as "facts.Ruling.until" can be filled in, by one of some processes at least."""
    match name.split("."):
        case ["policy", setting, *_]:
            found = setting in SETTINGS
        case ["facts", key, *parts]:
            found = any(_asked(process, key, parts[:1]) for process in processes)
        case ["tasks", key, *_] if key != "values":
            found = any(duty.key == key for process in processes for duty in all_duties(process))
        case ["case", "taken", step, *_]:
            found = any(each.name == step for process in processes for each in all_steps(process))
        case ["case" | "you" | "task" | "duty" as value, part, *_]:
            found = part in _parts(value)
        case _:
            found = True
    return found


def _asked(process: Process, key: str, parts: Iterable[str]) -> bool:
    """Say whether a process has a form, and that form these fields."""
    form = process.forms().get(key)
    return form is not None and all(hasattr(form, part) for part in parts)


@cache
def _parts(value: str) -> frozenset[str]:
    if value == "duty":
        return frozenset(templates().get_template(DUTY).blocks)
    kind: type[Matter | Reader | Task] = {"case": Matter, "you": Reader, "task": Task}[value]
    return frozenset({*(each.name for each in fields(kind)), *vars(kind)})
