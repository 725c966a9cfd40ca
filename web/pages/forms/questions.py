"""What sort of answer each field of a form asks for, worked out once a form from its declaration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TypeAlias

import msgspec
from msgspec import inspect

from web.pages.words.wording import typeset
from workflows.answers.reading import kind_of
from workflows.facts.forms import Form
from workflows.law.choice import Choice
from workflows.law.fields import PARTIES, Mark, hint, is_address, marked, marks, metas, title
from workflows.law.policy import Policy
from workflows.law.value import fields_of
from workflows.law.wording import with_settings

MOST_RADIOS = 5  # of more choices a list is made


class Sort(StrEnum):
    """How an answer is given."""

    LINE = "line"
    TEXT = "text"
    EMAIL = "email"
    NUMBER = "number"
    YES_NO = "yes-no"
    CHECK = "check"
    DATE = "date"
    MOMENT = "moment"
    RADIOS = "radios"
    LIST = "list"  # one of many
    SEVERAL = "several"
    LINES = "lines"  # several texts, one a line
    FILE = "file"
    UNSEEN = "unseen"


Option: TypeAlias = tuple[str, str]


OFFERED = {Mark.AGENCY, Mark.SOME_AGENCY, *PARTIES, Mark.PEOPLE, Mark.PROGRAMS, Mark.USERS, Mark.ENDING, Mark.FILES}


@dataclass(frozen=True)
class Answer:
    """One field of a form: what is asked, how it is answered, and its limits."""

    name: str
    sort: Sort
    label: str
    hint: str = ""
    optional: bool = False
    choices: tuple[Option, ...] = ()  # what is posted, and what it is called
    follows: tuple[tuple[str, tuple[str, ...]], ...] = ()  # by choice, what would follow from it
    explained: tuple[Option, ...] = ()  # what a choice is called, and what it means, where its words do not say it
    longest: int | None = None
    default: str = ""
    is_agency: bool = False
    is_party: bool = False  # any agency that has a part in it, besides the one whose it is
    are_agencies: bool = False
    takes_several: bool = False  # of a file: whether more than one may be chosen
    are_programs: bool = False
    are_users: bool = False
    are_ending: bool = False
    are_files: bool = False
    is_user: bool = False  # the address of somebody who holds a license of the agency that the form names
    is_document: bool = False  # it names a document of the case
    offered: bool = False  # the desk says what there is to choose among

    def names(self) -> tuple[str, ...]:
        """Return the names under which a browser posts it."""
        parts = {Sort.DATE: ("m", "d", "y"), Sort.MOMENT: ("m", "d", "y", "t")}.get(self.sort, ())
        return tuple(f"{self.name}-{part}" for part in parts) or (self.name,)


def asked(form: type[Form], policy: Policy) -> tuple[Answer, ...]:
    """Return the fields of a form, in their order, with the numbers of an edition in their labels."""
    return tuple(
        replace(each, label=with_settings(each.label, policy), hint=with_settings(each.hint, policy))
        if "{" in each.label + each.hint
        else each
        for each in declared(form)
    )


@cache
def declared(form: type[Form]) -> tuple[Answer, ...]:
    """Return the fields of a form as it is declared."""
    return tuple(_answer(form, field) for field in fields_of(form))


def _answer(form: type[Form], field: msgspec.structs.FieldInfo) -> Answer:
    kind = _inner(kind_of(form, field.name))
    said = marks(form, field.name)
    several = isinstance(kind, inspect.VarTupleType) and bool(said & {Mark.USERS, Mark.ENDING, Mark.FILES})
    many, secret = several or bool(said & {Mark.AGENCIES, Mark.PEOPLE, Mark.PROGRAMS}), Mark.UNSEEN in said
    one = Mark.USERS in said and not several
    plain = _sort(kind, field, Mark.LONG in said, _is_email(form, field.name))
    sort = Sort.SEVERAL if many else Sort.UNSEEN if secret else Sort.LIST if one else plain
    return Answer(
        name=field.name,
        sort=sort,
        label=typeset(title(form, field.name)),
        hint=typeset(hint(form, field.name)),
        optional=not field.required and sort is not Sort.CHECK and Mark.ENDING not in said,
        choices=_choices(kind),
        explained=_explained(kind),
        longest=_longest(form, field.name),
        default=_default(field),
        is_agency=bool(said & {Mark.AGENCY, Mark.PARTY, Mark.SOME_AGENCY}),
        is_party=Mark.PARTY in said,
        are_agencies=Mark.AGENCIES in said,
        are_programs=Mark.PROGRAMS in said,
        are_users=Mark.USERS in said,
        are_ending=Mark.ENDING in said,
        are_files=Mark.FILES in said,
        is_user=Mark.PERSON_EMAIL in said and _is_of_a_user(form),
        is_document=Mark.DOCUMENT in said,
        offered=bool(said & OFFERED),
    )


def _inner(kind: inspect.Type) -> inspect.Type:
    """Return what an answer is that may also be left out."""
    if isinstance(kind, inspect.UnionType):
        kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    return kind.type if isinstance(kind, inspect.Metadata) else kind


def _sort(kind: inspect.Type, field: msgspec.structs.FieldInfo, is_long: bool, is_email: bool) -> Sort:
    match kind:
        case inspect.BoolType():
            return Sort.CHECK if field.default is False else Sort.YES_NO
        case inspect.EnumType(cls=cls):
            return Sort.RADIOS if len(cls) <= MOST_RADIOS else Sort.LIST
        case inspect.FrozenSetType() | inspect.SetType() | inspect.ListType() | inspect.VarTupleType():
            return Sort.SEVERAL if _choices(kind) else Sort.LINES
        case inspect.StrType():
            return Sort.TEXT if is_long else Sort.EMAIL if is_email else Sort.LINE
    return PLAIN.get(type(kind), Sort.LINE)


PLAIN: dict[type[inspect.Type], Sort] = {
    inspect.IntType: Sort.NUMBER,
    inspect.DateType: Sort.DATE,
    inspect.DateTimeType: Sort.MOMENT,
}


def _choices(kind: inspect.Type) -> tuple[Option, ...]:
    match kind:
        case inspect.EnumType(cls=cls):
            return tuple((str(each.value), str(each)) for each in cls)
        case inspect.FrozenSetType(item_type=item) | inspect.SetType(item_type=item):
            return _choices(_inner(item))
        case inspect.ListType(item_type=item) | inspect.VarTupleType(item_type=item):
            return _choices(_inner(item))
    return ()


def _explained(kind: inspect.Type) -> tuple[Option, ...]:
    """Return what each choice means, of a kind whose choices say so."""
    if isinstance(kind, inspect.EnumType) and issubclass(kind.cls, Choice):
        return tuple((str(each), each.explained) for each in kind.cls if each.explained)
    return ()


def _is_of_a_user(form: type[Form]) -> bool:
    """Say whether whom a form is about has a license already: who may be new to the desk is named, too."""
    return bool(marked(form, Mark.AGENCY)) and not marked(form, Mark.PERSON_NAME)


def _is_email(form: type[Form], name: str) -> bool:
    return is_address(metas(form, name))


def _longest(form: type[Form], name: str) -> int | None:
    return next((meta.max_length for meta in metas(form, name) if meta.max_length is not None), None)


def _default(field: msgspec.structs.FieldInfo) -> str:
    """Return what a field says if nobody answers; only plain answers stand in a form from the start."""
    if field.default is True:
        return "yes"
    said = getattr(field.default, "value", field.default)
    return str(said) if isinstance(said, str | int) and not isinstance(said, bool) else ""
