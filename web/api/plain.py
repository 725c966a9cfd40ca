"""What a case was told, as plain values for programs: keys as they are stored, but roles and the like by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from workflows.facts.effects import Paper, Topic
from workflows.facts.forms import Form
from workflows.law.calendar import Receipt
from workflows.law.named import Named, outside
from workflows.law.value import fields_of

KINDS: Mapping[str, type[Named]] = {"paper": Paper, "topic": Topic}  # by the fields of effects


def plain_form(form: Form) -> Any:
    """Return a form."""
    return _plain(form)


def plain_receipt(text: str) -> Any:
    """Return a receipt that a row keeps as JSON."""
    return _plain(msgspec.json.decode(text, type=Receipt))


def plain_effects(text: str) -> list[dict[str, Any]]:
    """Return the effects that a history keeps as JSON."""
    return [
        {name: outside(KINDS[name](value)) if name in KINDS else value for name, value in effect.items()}
        for effect in msgspec.json.decode(text)
    ]


def _plain(value: Any) -> Any:
    match value:
        case Named():
            return outside(value)
        case msgspec.Struct():
            return {field.encode_name: _plain(getattr(value, field.name)) for field in fields_of(type(value))}
        case tuple() | list():
            return [_plain(each) for each in value]
    return msgspec.to_builtins(value)
