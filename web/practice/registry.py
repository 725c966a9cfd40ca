"""All scripts of the practice desk, file by file: what lies in `cases/` is played, and nothing needs to be named here."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from web.practice import cases
from web.practice.scripts import Script


def _scripts() -> Iterator[Script]:
    for module in sorted(iter_modules(cases.__path__), key=lambda each: each.name):
        yield from getattr(import_module(f"{cases.__name__}.{module.name}"), "SCRIPTS", ())


SCRIPTS: tuple[Script, ...] = tuple(_scripts())
