"""Violations that were found, as a proof says them to whoever may read them."""

from __future__ import annotations

from collections.abc import Iterable

from models.registries.from_cases.findings import Line as Finding
from notifications.printing.proof import Line, Section
from notifications.proving.words import Maker
from notifications.writing.dates import in_full


def findings_section(found: Iterable[Finding], maker: Maker) -> Section:
    """Return the findings of a year; revoked ones say so."""
    return Section(title="Violations found", lines=tuple(_line(each, maker) for each in found))


def _line(each: Finding, maker: Maker) -> Line:
    finding = each.finding
    became = f"; {each.outcome}" if each.outcome else ""
    happened = f"happened {in_full(finding.occurred_on)}"
    what = f"{each.whose}, {each.which}: {finding.nature} ({happened}){became}"
    return Line(maker.column(finding.found_at), what, f"Case {each.number}", "2.8-no-expiry")
