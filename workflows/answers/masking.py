"""Answers that are shown to nobody but the keeper of a case, such as a complainant's name (2.8-anonymous)."""

from __future__ import annotations

import re

from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked
from workflows.law.value import changed

HIDDEN = "(not released)"


def shown(form: Form, *, to_keeper: bool) -> Form:
    """Return a form as somebody may read it: to all but the keeper its masked answers say that they are not released."""
    hidden = () if to_keeper else marked(type(form), Mark.MASKED)
    return changed(form, **{name: HIDDEN for name in hidden if getattr(form, name)}) if hidden else form


def masked_in(*forms: Form) -> tuple[str, ...]:
    """Return the answers of some forms that are shown to the keeper only."""
    said = (str(getattr(form, name)).strip() for form in forms for name in marked(type(form), Mark.MASKED))
    return tuple(each for each in said if each)


def gives_away(words: str, secrets: tuple[str, ...]) -> bool:
    """Say whether a text that others read repeats one of these answers, in capitals or not."""
    return redacted(words, secrets) != words


def redacted(words: str, secrets: tuple[str, ...]) -> str:
    """Return a text without these answers."""
    for secret in sorted(secrets, key=len, reverse=True):
        words = instead(words, secret, HIDDEN)
    return words


def instead(words: str, secret: str, then: str) -> str:
    """Return a text with something else in the place of a word or of several."""
    return re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", lambda _: then, words, flags=re.IGNORECASE)
