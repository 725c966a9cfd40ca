"""What somebody typed into a form, to be read back where the form itself is not shown any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Sort


def typed(answers: Iterable[Answer], posted: Posted) -> list[tuple[str, str]]:
    """Return each answer that was typed, beside its label; nothing that a page sends by itself is one."""
    said = ((answer.label, ", ".join(_said(answer, posted))) for answer in answers)
    return [(label, words) for label, words in said if words]


def _said(answer: Answer, posted: Posted) -> Iterator[str]:
    if answer.sort is Sort.UNSEEN:
        return
    if answer.sort in {Sort.DATE, Sort.MOMENT}:
        day = "/".join(filter(None, (posted.get(f"{answer.name}-{part}") for part in "mdy")))
        yield from filter(None, (day, posted.get(f"{answer.name}-t")))
        return
    called = dict(answer.choices)
    if answer.sort in {Sort.CHECK, Sort.YES_NO}:
        called |= {"yes": "Yes", "no": "No"}
    yield from (called.get(value, value) for value in posted.all(answer.name) if value.strip())
