"""The addresses of a long list: with what narrows it down, and of the pages beside the one that is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from models.store.paging import Page


@dataclass(frozen=True)
class Turns:
    """Where the pages before and after the one that is shown are; empty where there is none."""

    previous: str
    next: str


def link(path: str, **asked: str | int) -> str:
    """Return the address of a list with what is asked of it."""
    return f"{path}?{urlencode({name: value for name, value in asked.items() if value})}".rstrip("?")


def turns(page: Page[Any], address: Callable[[str], str]) -> Turns:
    """Return where the pages beside a page are, each by its cursor."""
    return Turns(*(address(cursor) if cursor else "" for cursor in (page.previous, page.next)))
