"""What must be true of all templates: each in its place, told by somebody, and without a fault of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from notifications.checks import readers, words
from notifications.writing.catalog import DUTIES, DUTY, HOME, NOTICE, NOTICES, OF_THE_DESK, Catalog
from workflows.grammar.process import Process
from workflows.law.mail.desk_notices import DeskNotice
from workflows.telling.citations import all_duties

PARTS = ("frame/*", "*/*/parts/*.txt")  # what templates are made of


def faults(processes: Iterable[Process], home: Path = HOME) -> Iterator[str]:
    """Yield a sentence for each thing wrong with the templates; a notice without one is the declaration's fault."""
    catalog, found = Catalog(home), tuple(processes)
    tellers = _tellers(found)
    yield from _twins(catalog)
    yield from _strays(catalog)
    yield from _idle(catalog)
    yield from (
        f"the desk tells {name!r}, which is no key of DeskNotice: the lock of names would not keep it"
        for name in OF_THE_DESK.symmetric_difference(each.key for each in DeskNotice)
    )
    yield from (f"the desk tells {name!r}, a notice without a template" for name in OF_THE_DESK - {*catalog.notices})
    for name, path in catalog.notices.items():
        if name not in tellers and name not in OF_THE_DESK:
            yield f"{path} is told by no declaration and no program"
        yield from _misplaced(path, tellers.get(name, ()))
        yield from words.faults(path, catalog, tellers.get(name, ()))
    for name, path in catalog.duties.items():
        yield from _duty(name, path, catalog, found)
    yield from readers.faults(found, catalog)
    for path in (NOTICE, DUTY):
        yield from words.faults(path, catalog, found)


def _tellers(processes: Iterable[Process]) -> Mapping[str, list[Process]]:
    """Return which processes tell each notice."""
    found = defaultdict[str, list[Process]](list)
    for process in processes:
        for name in {notice.template for notice in process.notices()}:
            found[name].append(process)
    return found


def _twins(catalog: Catalog) -> Iterator[str]:
    for patterns in (NOTICES, (DUTIES,)):
        named = defaultdict[str, list[str]](list)
        for path in catalog.files(*patterns):
            named[Path(path).stem].append(path)
        for name, paths in named.items():
            if len(paths) > 1:
                yield f"several templates are called {name!r}: {', '.join(paths)}"


def _strays(catalog: Catalog) -> Iterator[str]:
    known = {*catalog.files(*NOTICES), *catalog.files(DUTIES), *catalog.files(*PARTS)}
    for path in catalog.files("**/*"):
        if path not in known and (catalog.home / path).is_file():
            yield f"{path} is found by nobody: the place of a notice is <chapter>/<process>/<notice>.txt"


def _idle(catalog: Catalog) -> Iterator[str]:
    written = "".join((catalog.home / path).read_text(encoding="utf-8") for path in catalog.files("**/*.txt"))
    for path in catalog.files("*/*/parts/*.txt"):
        if f'"{path}"' not in written:
            yield f"{path} is a part of no template"


def _misplaced(path: str, tellers: Iterable[Process]) -> Iterator[str]:
    chapters = {process.chapter for process in tellers}
    folder = path.split("/", maxsplit=1)[0]
    if chapters and folder not in chapters:
        yield f"{path} is told by a process of {' and '.join(sorted(chapters))}, and lies in {folder}"


def _duty(name: str, path: str, catalog: Catalog, processes: Sequence[Process]) -> Iterator[str]:
    key, _, duty = name.partition(".")
    owners = [process for process in processes if process.key == key]
    if not any(each.key == duty for process in owners for each in all_duties(process)):
        yield f"{path} speaks of a duty {duty!r} of {key}, which there is not"
    yield from _misplaced(path, owners)
    yield from words.faults(path, catalog, owners)
