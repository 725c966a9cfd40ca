"""From counts to what they mean: which elements pass, and what is to be mended."""

from __future__ import annotations

from collections.abc import Iterable

from workflows.uploads.counting.answers import GIVEN, MISSING, PARTIAL, UNKNOWN
from workflows.uploads.counting.elements import Element
from workflows.uploads.counting.report import Completeness, Scope
from workflows.uploads.counting.tallies import Counts


def passes(missing: int, n: int, limit: int) -> bool:
    """Say whether at most so many percent are missing; exactly the limit passes, and so does nothing at all."""
    return missing * 100 <= limit * n


def judge(name: str, organization: str | None, found: Iterable[tuple[Element, Counts]], limit: int) -> Scope:
    """Judge each element by itself: a scope passes if every tested element does (4.4-missing-10)."""
    judged = [(element, _complete(element, counts, limit)) for element, counts in found]
    failing = [(element, complete) for element, complete in judged if complete.passes is False]
    return Scope(
        name=name,
        organization=organization,
        passes=not failing,
        elements=tuple(complete for _, complete in judged),
        failing=tuple(element.key for element, _ in failing),
        mend=tuple(f"{_missing(complete, limit)} {element.mend}" for element, complete in failing),
    )


def _complete(element: Element, counts: Counts, limit: int) -> Completeness:
    missing, unknown, partial = counts[MISSING], counts[UNKNOWN], counts[PARTIAL]
    n = counts[GIVEN] + missing + unknown + partial
    return Completeness(
        key=element.key,
        title=element.title,
        file=element.file,
        denominator=element.denominator,
        n=n,
        missing=missing,
        unknown=unknown,
        partial=partial,
        percent=round(missing * 100 / n, 2) if n else None,
        passes=passes(missing, n, limit) if element.tested else None,
    )


def _missing(found: Completeness, limit: int) -> str:
    """Say how much of an element is missing."""
    share = found.percent if found.percent and found.percent > limit else f"more than {limit}"
    share = share if isinstance(share, str) else f"{share:g}"
    return (
        f"{found.key} {found.title} is missing in {found.missing:,} of {_number(found.n, found.denominator)}"
        f" ({share} %); at most {limit} % may be missing."
    )


def _number(count: int, words: str) -> str:
    """Return a number of records with their name, which begins with a plural."""
    first, *others = words.split(" ")
    return " ".join([f"{count:,}", first.removesuffix("s") if count == 1 else first, *others])
