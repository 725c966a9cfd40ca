"""What of a form is kept while it is half filled in, and the form as it was kept."""

from __future__ import annotations

from collections.abc import Iterable

from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Sort

UNKEPT = frozenset({Sort.UNSEEN, Sort.FILE})  # a secret is kept nowhere, and a file only with its case

DAY = "done-on-"  # says today by itself: where nothing else is filled in, nothing is


def typed_in(answers: Iterable[Answer], posted: Posted) -> dict[str, list[str]]:
    """Return what somebody typed, field by field; nothing that a page sends by itself, and no secret."""
    names = [name for answer in answers if answer.sort not in UNKEPT for name in answer.names()]
    typed = {name: list(values) for name, values in posted.only(names).fields.items() if any(map(str.strip, values))}
    return typed if any(not name.startswith(DAY) for name in typed) else {}
