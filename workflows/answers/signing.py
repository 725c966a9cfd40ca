"""Whoever signs does it in their own name: the one that the directory has for whoever is signed in."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.engine.cases import Kind, Refusal
from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked
from workflows.law.person_names import is_name_of


def signed_otherwise(form: Form, name: str, clause: str, before: Form | None = None) -> Iterator[Refusal]:
    """Yield why a form is not signed by the person of this name; what was signed `before` and stays is theirs who signed."""
    for field in marked(type(form), Mark.SIGNATURE):
        signed = getattr(form, field)
        stays = before is not None and getattr(before, field) == signed
        if not stays and ("@" in signed or not is_name_of(signed, name)):
            yield Refusal(clause, f"sign with your own name; the directory has {name}", Kind.ANSWER, field)
