"""Whether a notice tells only what those read in the case to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notifications.writing.catalog import Catalog
from workflows.grammar.process import Process
from workflows.law.readers import Readers, worn
from workflows.law.roles import Role
from workflows.sight.needing import NOBODY, readers_beside, readers_of_record, readers_of_step
from workflows.sight.reading import may_read, readers_of_field

FACT = re.compile(r"\bfacts\.(\w+)\.(\w+)")


def faults(processes: Iterable[Process], catalog: Catalog) -> Iterator[str]:
    """Yield a sentence for each answer that a notice tells somebody who does not read it in the case."""
    told = {
        (process, notice.template, notice.to)
        for process in processes
        for notice in process.notices()
        if notice.template in catalog.notices
    }
    for process, template, role in sorted(told, key=lambda each: (each[0].key, each[1], each[2].key)):
        yield from _told(process, catalog, template, role)


def _told(process: Process, catalog: Catalog, template: str, role: Role) -> Iterator[str]:
    path = catalog.notices[template]
    for key, field in dict.fromkeys(FACT.findall((catalog.home / path).read_text(encoding="utf-8"))):
        if key in process.forms() and not may_read(worn({role}), _readers(process, key, field)):
            yield f"{path} tells the {role} {key}.{field}, which only others read in {process.key}"


def _readers(process: Process, key: str, field: str) -> Readers:
    form = process.forms()[key]
    names = {step.name for _, step, _ in process.steps() if step.form is form}
    found = NOBODY.union(*(readers_of_step(process, name) | readers_beside(process, name) for name in names))
    if form in (*process.records, *process.brought):
        found |= readers_of_record(process, form)
    return readers_of_field(form, field, found)
