"""All processes, found where they stand: a file or a folder of a chapter that has a PROCESS, in the order of their keys, and the desk's own last."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from workflows import manual
from workflows.grammar.process import Process


def _found() -> Iterator[Process]:
    for chapter in _within(manual):
        for module in _within(chapter) if hasattr(chapter, "__path__") else ():
            process = getattr(module, "PROCESS", None)
            if isinstance(process, Process):
                yield process


def _within(package: ModuleType) -> Iterator[ModuleType]:
    for found in iter_modules(package.__path__):
        if (name := f"{package.__name__}.{found.name}") != __name__:
            yield import_module(name)


PROCESSES: tuple[Process, ...] = tuple(sorted(_found(), key=lambda process: (not process.of_the_manual, process.key)))
BY_KEY: dict[str, Process] = {process.key: process for process in PROCESSES}
