"""Reading a form from what somebody sent: every field is checked, and every fault is said beside its field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import inspect

from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.facts import Form
from workflows.law.choice import Choice
from workflows.law.fields import title

UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Finds what nobody can read in a text, and not every database can keep."""


def read(form: type[Form], facts: Mapping[str, Any], clause: str) -> Form:
    """Return the form that facts fill in, or raise NotAllowed with a reason for each field at fault."""
    said: dict[str, Any] = {}
    faults: list[Refusal] = []
    for field in msgspec.structs.fields(form):
        try:
            if field.name in facts:
                said[field.name] = _converted(form, field.name, facts[field.name])
            elif field.required:
                faults.append(Refusal(clause, f"{title(form, field.name)}: an answer is missing", field=field.name))
        except msgspec.ValidationError as error:
            sentence = "; ".join(_in_words(_plain(form, field.name), facts[field.name], error))
            faults.append(Refusal(clause, f"{title(form, field.name)}: {sentence}", field=field.name))
    strange = [name for name in facts if name not in form.__struct_fields__]
    faults += (Refusal(clause, f"there is no field {name[:50]!r} here", field=name[:50]) for name in strange)
    if faults:
        raise NotAllowed(*faults)
    return form(**said)


def _converted(form: type[Form], field: str, value: Any) -> Any:
    tidy = value.strip() if isinstance(value, str) else value
    if isinstance(tidy, str) and UNREADABLE.search(tidy):
        raise msgspec.ValidationError("control characters")
    if tidy == "" and type(None) in _options(form, field):
        return None
    return msgspec.convert(_chosen(_plain(form, field), tidy), type=_hint(form, field))


def _chosen(kind: Any, value: Any) -> Any:
    """Return the key of a choice that was given by its words, as people and spreadsheets give it."""
    if isinstance(value, str) and isinstance(kind, type) and issubclass(kind, Choice):
        return next((each.key for each in kind if each.words == value), value)
    inner = [each for each in get_args(kind) if each is not Ellipsis]
    return [_chosen(inner[0], each) for each in value] if inner and isinstance(value, list | tuple) else value


@cache
def _hint(form: type[Form], field: str) -> Any:
    return get_type_hints(form, include_extras=True)[field]


def _options(form: type[Form], field: str) -> tuple[Any, ...]:
    """Return the types between which an answer may choose; one that may be left out has None among them."""
    hint = _hint(form, field)
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return get_args(plain) if type(None) in get_args(plain) else (plain,)


def _plain(form: type[Form], field: str) -> Any:
    found = next(each for each in _options(form, field) if each is not type(None))
    return get_args(found)[0] if get_origin(found) is Annotated else found


def _in_words(kind: Any, value: Any, error: msgspec.ValidationError) -> Iterator[str]:
    """Say what to enter instead."""
    if kind is bool:
        yield "answer yes or no"
    elif kind is date:
        yield "enter a day that exists, as 2026-03-02"
    elif kind is datetime:
        yield "enter a moment with its zone, as 2026-03-02T09:00:00-05:00"
    elif kind is int:
        yield _number(str(error))
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield "choose one of: " + ", ".join(str(each) for each in kind)
    elif kind is str:
        yield _text(value, str(error))
    else:
        yield "the answer is not of the right kind"


def _number(error: str) -> str:
    bound = error.rpartition(" ")[2].split("`")[0]
    if ">=" in error:
        return f"enter {bound} or more"
    return f"enter {bound} or less" if "<=" in error else "enter a whole number"


def _text(value: Any, error: str) -> str:
    if not isinstance(value, str):
        return "enter a text"
    if error == "control characters":
        return "enter letters, digits and signs only, no control characters"
    if "length <=" in error:
        return f"at most {error.partition('<= ')[2].split()[0].strip('`')} characters; this has {len(value)}"
    if not value.strip():
        return "an answer is missing"
    if "[0-9]+" in error:
        return "enter digits only"
    return "enter an e-mail address" if "@" in error else "enter one line of text"


def kind_of(form: type[Form], field: str) -> inspect.Type:
    """Return what sort of answer a field takes, without its limits."""
    found = inspect.type_info(_hint(form, field))
    return found.type if isinstance(found, inspect.Metadata) else found
