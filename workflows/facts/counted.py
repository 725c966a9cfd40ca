"""What a record works out of other cases: a number, a day or an answer that tells of them all, however little it says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache

import msgspec
from msgspec import Meta

from workflows.law.fields import metas
from workflows.law.value import Value, fields_of


class Same(Enum):
    """What other cases have in common with the one for which they are looked at."""

    PERSON = auto()  # the person they are about; where that is nobody, the agency itself
    PERSON_HERE = auto()  # the person, at the agency
    AGENCY = auto()
    CLIENT = auto()  # the client, at the agency


class Counted(Value, frozen=True):
    """Out of which cases a field is worked out: those of one process that have something in common with this one."""

    process: str
    same: Same


def counted(process: str, same: Same) -> Meta:
    """Return the annotation that a field is worked out of other cases, and read by those alone who may know of all of these."""
    return Meta(extra={"counted": Counted(process, same)})


@cache
def counted_fields(form: type[msgspec.Struct]) -> Mapping[str, Counted]:
    """Return the fields of a record that are worked out of other cases, each with out of which."""
    said = ((field.name, metas(form, field.name)) for field in fields_of(form))
    return {name: meta.extra["counted"] for name, own in said for meta in own if meta.extra and "counted" in meta.extra}
