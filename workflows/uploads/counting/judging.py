"""From counts to what they mean: which elements pass, and what is to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workflows.uploads.counting.answers import GIVEN, MISSING, MISWRITTEN, NO_CODE, PARTIAL, UNKNOWN
from workflows.uploads.counting.elements import Element
from workflows.uploads.counting.report import Completeness, NoCodes, Scope
from workflows.uploads.counting.tallies import Counts

MOST_EXAMPLES = 4
Examples = Mapping[str, tuple[str, ...]]  # of what is no code, by column


def passes(missing: int, n: int, limit: int) -> bool:
    """Say whether at most so many percent are missing; exactly the limit passes, and so does an element of nobody."""
    return missing * 100 <= limit * n


def judge(
    name: str,
    organization: str | None,
    found: Iterable[tuple[Element, Counts]],
    limit: int,
    no_codes: Iterable[NoCodes] = (),
) -> Scope:
    """Judge each element by itself: a scope passes if every tested element does (4.4-missing-10)."""
    judged = [(element, _complete(element, counts, limit)) for element, counts in found]
    failing = [(element, complete) for element, complete in judged if complete.fails]
    examples = {each.column: each.examples for each in no_codes}
    return Scope(
        name=name,
        organization=organization,
        passes=not failing,
        elements=tuple(complete for _, complete in judged),
        failing=tuple(element.key for element, _ in failing),
        mend=tuple(_mend(element, complete, limit, examples) for element, complete in failing),
    )


def _complete(element: Element, counts: Counts, limit: int) -> Completeness:
    missing, unknown, partial = counts[MISSING] + counts[MISWRITTEN], counts[UNKNOWN], counts[PARTIAL]
    n = counts[GIVEN] + missing + unknown + partial + counts[NO_CODE]
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
        no_code=counts[NO_CODE],
        miswritten=counts[MISWRITTEN],
        passes_with_no_codes=passes(missing + counts[NO_CODE], n, limit) if element.tested else None,
    )


def _mend(element: Element, found: Completeness, limit: int, examples: Examples) -> str:
    """Say how much of an element is missing, or is no code, and what to do about it."""
    absent = found.missing + found.no_code
    percent = round(absent * 100 / found.n, 2)
    share = f"{percent:g}" if percent > limit else f"more than {limit}"
    told = (
        f"{found.key} {found.title} is {_lacking(found)} in {absent:,} of {_number(found.n, found.denominator)}"
        f" ({share} %); at most {limit} % may be{'' if found.no_code else ' missing'}."
    )
    strange = found.no_code + found.miswritten
    if not strange:
        return f"{told} {element.mend}"
    vendor = f"{told} {_strange(element, strange, examples)} Have your vendor correct the export."
    return vendor if strange == absent else f"{vendor} For the others, {element.mend[0].lower()}{element.mend[1:]}"


def _lacking(found: Completeness) -> str:
    if not found.no_code:
        return "missing"
    return "missing or no code of HUD's list" if found.missing else "no code of HUD's list"


def _strange(element: Element, count: int, examples: Examples) -> str:
    """Say how many of these values are there, but mean nothing in their column."""
    shown = [f"{column} {value}" for column in element.columns for value in examples.get(column, ())]
    like = f" ({', '.join(shown[:MOST_EXAMPLES])})" if shown else ""
    return f"{count:,} of these {'holds' if count == 1 else 'hold'} a value that HUD's format does not have{like}."


def _number(count: int, words: str) -> str:
    """Return a number of records with their name, which begins with a plural."""
    first, *others = words.split(" ")
    return " ".join([f"{count:,}", first.removesuffix("s") if count == 1 else first, *others])
