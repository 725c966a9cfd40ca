"""A form as JSON Schema, for programs that fill it in."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from workflows.facts.forms import Form
from workflows.law.choice import Choice
from workflows.law.policy import Policy
from workflows.law.value import kind_of
from workflows.law.wording import with_settings


def schema(form: type[Form], policy: Policy) -> dict[str, Any]:
    """Return a form as JSON Schema; a choice lists its keys, each with its words as the title."""
    found = deepcopy(_bare(form))
    for each in found["$defs"].values():
        for field in each.get("properties", {}).values():
            said = {name: with_settings(field[name], policy) for name in ("title", "description") if name in field}
            field.update(said)
    for kind in choices_in(kind_of(form)):
        found["$defs"][kind.__name__]["oneOf"] = [{"const": each.key, "title": each.words} for each in kind]
    return found


@cache
def _bare(form: type[Form]) -> dict[str, Any]:
    return msgspec.json.schema(form)


def choices_in(kind: inspect.Type) -> Iterator[type[Choice]]:
    """Yield what somebody may choose among, wherever it stands in a form."""
    match kind:
        case inspect.EnumType(cls=cls) if issubclass(cls, Choice):
            yield cls
        case inspect.StructType(fields=fields):
            for field in fields:
                yield from choices_in(field.type)
        case inspect.Metadata(type=inner):
            yield from choices_in(inner)
        case inspect.UnionType(types=kinds) | inspect.TupleType(item_types=kinds):
            for each in kinds:
                yield from choices_in(each)
        case inspect.CollectionType(item_type=item):
            yield from choices_in(item)
