"""A report on data quality: tables, and charts of how much is there."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from notifications.printing.document import Document
from notifications.printing.proof import Pair


class Bar(msgspec.Struct, frozen=True):
    """A bar of a chart: what it is of, how long it is in percent, and what it says."""

    name: str
    percent: int
    says: str
    short: bool = False  # whether it is below the standard


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Bars, one below the other; where there are none, why."""

    title: str
    names: str  # what the bars are of, as the head of their column
    bars: tuple[Bar, ...] = ()
    none: str = "No figures on record."


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A table: the heads of its columns, and its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    none: str = "No figures on record."


class QualityReport(Document, frozen=True, kw_only=True):
    """How far the agencies of a CoC met the minimum data entry standards in a year."""

    layout: ClassVar[str] = "quality"
    about: tuple[Pair, ...]
    charts: tuple[Chart, ...]
    grids: tuple[Grid, ...]
    notes: tuple[str, ...]
