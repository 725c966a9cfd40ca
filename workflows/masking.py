"""Answers that are shown to nobody but the keeper of a case, such as a complainant's name (2.8-anonymous)."""

from __future__ import annotations

from workflows.facts import Form
from workflows.fields import Mark, marked
from workflows.value import changed

HIDDEN = "(not released)"


def shown(form: Form, *, to_keeper: bool) -> Form:
    """Return a form as somebody may read it: to all but the keeper its masked answers say that they are not released."""
    hidden = () if to_keeper else marked(type(form), Mark.MASKED)
    return changed(form, **{name: HIDDEN for name in hidden if getattr(form, name)}) if hidden else form
