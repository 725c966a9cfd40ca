"""Reading a form from what somebody sent: every field is checked, and every fault is said beside its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar, get_args, get_origin

import msgspec
from msgspec import inspect

from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.facts.forms import Form
from workflows.law.choice import Choice
from workflows.law.fields import DIGITS, Mark, hints, is_address, marked, marks, metas, title, to_enter
from workflows.law.mail.addresses import NoAddress, address_in
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.value import fields_of
from workflows.law.wording import with_settings

UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Finds what nobody can read in a text, and not every database can keep."""


F = TypeVar("F", bound=Form)
Check: TypeAlias = Callable[[Mapping[str, Any]], Iterable[Refusal]]
"""Says what is wrong with answers that are fit by themselves; those that are not are absent."""


class Unfit(Exception):
    """What is wrong with an answer, and what to enter instead."""

    def __init__(self, sentence: str, kind: Kind = Kind.ANSWER, *, exact: bool = False) -> None:
        """Say it; what is exact says more than the field itself could."""
        super().__init__(sentence)
        self.sentence, self.kind, self.exact = sentence, kind, exact


NOTHING = Unfit("an answer is missing", Kind.MISSING)


def read(
    form: type[F], facts: Mapping[str, Any], clause: str, policy: Policy = FIRST_EDITION, *, check: Check | None = None
) -> F:
    """Return the form that facts fill in, or raise NotAllowed with a reason for each field at fault.

    What only the desk can tell, such as that a name is taken, a check says beside what the form says by itself.
    """
    said: dict[str, Any] = {}
    faults: list[Refusal] = []
    for field in fields_of(form):
        try:
            if field.name in facts:
                said[field.name] = _converted(form, field.name, facts[field.name])
            elif field.required:
                raise NOTHING
        except Unfit as unfit:
            faults.append(_refusal(form, field.name, unfit, clause, policy))
    strange = [name[:50] for name in facts if name not in form.__struct_fields__]
    faults += (Refusal(clause, f"there is no field {name!r} here", Kind.ANSWER, name) for name in strange)
    faults += check(said) if check else ()
    if (some := marked(form, Mark.ANY_OF)) and not faults and not any(said.get(name) for name in some):
        faults.append(Refusal(clause, "answer at least one of these; all of them are empty", Kind.MISSING, some[-1]))
    if faults:
        raise NotAllowed(*faults)
    return form(**said)


def _refusal(form: type[Form], field: str, unfit: Unfit, clause: str, policy: Policy) -> Refusal:
    """Return what is said beside a field: in the field's own words if it has some, else behind its label."""
    own = with_settings(to_enter(form, field), policy)
    if own and not unfit.exact:
        return Refusal(clause, own, Kind.ANSWER, field)
    return Refusal(clause, unfit.sentence, unfit.kind, field, with_settings(title(form, field), policy))


def _converted(form: type[Form], field: str, value: Any) -> Any:
    tidy = value.strip() if isinstance(value, str) and Mark.UNSEEN not in marks(form, field) else value
    if isinstance(tidy, str) and UNREADABLE.search(tidy):
        raise Unfit("enter letters, digits and signs only, no control characters", exact=True)
    if tidy == "" and type(None) in _options(form, field):
        return None
    if isinstance(tidy, str) and tidy and is_address(metas(form, field)) and _is_short(form, field, tidy):
        tidy = _address(tidy)
    try:
        return msgspec.convert(_chosen(_plain(form, field), tidy), type=hints(form)[field])
    except msgspec.ValidationError as error:
        raise _unfit(_kind(form, field), tidy) from error


def _is_short(form: type[Form], field: str, words: str) -> bool:
    return all(len(words) <= (meta.max_length or len(words)) for meta in metas(form, field))


def _address(words: str) -> str:
    """Return an address as the desk keeps it."""
    try:
        return address_in(words)
    except NoAddress as none:
        raise Unfit(none.sentence, exact=True) from none


def _chosen(kind: Any, value: Any) -> Any:
    """Return the key of a choice that was given by its words, as people and spreadsheets give it."""
    if isinstance(value, str) and isinstance(kind, type) and issubclass(kind, Choice):
        return next((each.key for each in kind if each.words == value), value)
    inner = [each for each in get_args(kind) if each is not Ellipsis]
    return [_chosen(inner[0], each) for each in value] if inner and isinstance(value, list | tuple) else value


@cache
def _kind(form: type[Form], field: str) -> inspect.Type:
    return inspect.type_info(hints(form)[field])


def _options(form: type[Form], field: str) -> tuple[Any, ...]:
    """Return the types between which an answer may choose; one that may be left out has None among them."""
    hint = hints(form)[field]
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return get_args(plain) if type(None) in get_args(plain) else (plain,)


def _plain(form: type[Form], field: str) -> Any:
    found = next(each for each in _options(form, field) if each is not type(None))
    return get_args(found)[0] if get_origin(found) is Annotated else found


def _unfit(kind: inspect.Type, value: Any) -> Unfit:
    """Return what is wrong with an answer, by what its field takes."""
    match kind:
        case inspect.UnionType(types=kinds):
            return _unfit(next(each for each in kinds if not isinstance(each, inspect.NoneType)), value)
        case inspect.Metadata(type=inner, extra_json_schema=extra):
            is_email = (extra or {}).get("format") == "email" and isinstance(value, str) and value
            return Unfit("enter an email address") if is_email else _unfit(inner, value)
        case inspect.IntType():
            return _no_number(kind, value)
        case inspect.EnumType() | inspect.CollectionType():
            return _no_choice(kind, value)
        case inspect.StrType():
            return _no_text(kind, value)
    return Unfit(INSTEAD[type(kind)], exact=True) if type(kind) in INSTEAD else Unfit(ODD)


ODD = "the answer is not of the right kind"
INSTEAD: dict[type[inspect.Type], str] = {
    inspect.BoolType: "answer yes or no",
    inspect.DateType: "enter a day that exists, as 2026-03-02",
    inspect.DateTimeType: "enter a moment with its zone, as 2026-03-02T09:00:00-05:00",
}


def _no_choice(kind: inspect.EnumType | inspect.CollectionType, value: Any) -> Unfit:
    if isinstance(kind, inspect.EnumType):
        return Unfit(f"choose one of: {', '.join(map(str, kind.cls))}", exact=True)
    if not value:
        return NOTHING
    if not isinstance(kind.item_type, inspect.EnumType):
        return _no_list(value)
    return Unfit(f"choose among: {', '.join(map(str, kind.item_type.cls))}", exact=True)


def _no_list(value: Any) -> Unfit:
    is_list = isinstance(value, list | tuple)
    return Unfit("each of these is one line of text" if is_list else "send a list, even of one", exact=True)


def _no_number(kind: inspect.IntType, value: Any) -> Unfit:
    if isinstance(value, int) and not isinstance(value, bool):
        if kind.ge is not None and value < kind.ge:
            return Unfit(f"enter {kind.ge} or more")
        if kind.le is not None and value > kind.le:
            return Unfit(f"enter {kind.le} or less")
    return Unfit("enter a whole number")


def _no_text(kind: inspect.StrType, value: Any) -> Unfit:
    if not isinstance(value, str):
        return Unfit("enter a text")
    if kind.max_length is not None and len(value) > kind.max_length:
        return Unfit(f"at most {kind.max_length} characters; this has {len(value)}", exact=True)
    if not value.strip():
        return NOTHING
    return Unfit("enter digits only" if kind.pattern == DIGITS else "enter one line of text")


def kind_of(form: type[Form], field: str) -> inspect.Type:
    """Return what sort of answer a field takes, without its limits."""
    found = _kind(form, field)
    return found.type if isinstance(found, inspect.Metadata) else found
