"""The stricter reading of what is missing: with it, 8 and 9 count as missing too (4.4-missing-10)."""

from __future__ import annotations

from workflows.law.value import changed
from workflows.uploads.counting.judging import passes
from workflows.uploads.counting.report import Completeness, Report, Scope

STRICT = "blank+8+9+99"  # a value of the setting missing_codes


def read_as(codes: str, report: Report) -> Report:
    """Return a report as an edition reads it; the check itself counts blank and 99 as missing."""
    if codes != STRICT:
        return report
    scopes = tuple(_scope(scope, report.limit) for scope in report.scopes)
    return changed(report, scopes=scopes, passes=scopes[0].passes)


def _scope(scope: Scope, limit: int) -> Scope:
    elements = tuple(_element(each, limit) for each in scope.elements)
    failing = [each for each in elements if each.fails]
    return changed(
        scope,
        elements=elements,
        passes=not failing,
        failing=tuple(each.key for each in failing),
        mend=tuple(_mend(each, limit) for each in failing),
    )


def _element(found: Completeness, limit: int) -> Completeness:
    missing = found.missing + found.unknown
    return changed(
        found,
        missing=missing,
        percent=round(missing * 100 / found.n, 2) if found.n else None,
        passes=None if found.passes is None else passes(missing, found.n, limit),
        passes_with_no_codes=None if found.passes is None else passes(missing + found.no_code, found.n, limit),
    )


def _mend(found: Completeness, limit: int) -> str:
    return (
        f"{found.key} {found.title} is missing, answered with 8 or 9, or no code of HUD's, in"
        f" {found.missing + found.no_code:,} of {found.n:,}"
        f" {found.denominator}; at most {limit} % may be. Ask for it again, and enter what the clients say."
    )
