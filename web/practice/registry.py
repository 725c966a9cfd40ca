"""All scripts of the practice desk, file by file: what lies in `cases/` is played, and nothing needs to be named here."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from web.practice import cases
from web.practice.scripts import Script


def _scripts() -> Iterator[Script]:
    for module in sorted(walk_packages(cases.__path__, f"{cases.__name__}."), key=lambda each: each.name):
        yield from getattr(import_module(module.name), "SCRIPTS", ())


SCRIPTS: tuple[Script, ...] = tuple(_scripts())
