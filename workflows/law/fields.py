"""What the fields of a form say of themselves: their labels, their limits, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_type_hints

from msgspec import Meta


class Mark(StrEnum):
    """What a field stands for, beyond its type."""

    PAST = "past"  # a day or a moment that has happened: never in the future
    DURING = "during"  # a day or a moment since the case was received, and not in the future
    TODAY = "today"  # a day that a new form has as today, since it hardly ever is another one
    AGENCY = "agency"  # the key of the agency whose case this is
    SOME_AGENCY = "some-agency"  # the key of an agency of the directory, whose case it is not
    PERSON_NAME = "person-name"  # the person the case is about; the desk adds who is new to it
    PERSON_EMAIL = "person-email"
    PERSON_IF_KNOWN = "person-if-known"  # the address of the person the case is about, who may well be a stranger
    AGENCIES = "agencies"  # the keys of agencies that have a part in the case, each for itself
    PARTY = "party"  # the key of another agency that has a part in the case, for itself
    CLIENT = "client"  # the HMIS number of the client the case is about; never a name
    MASKED = "masked"  # shown to nobody but the keeper of the case
    PEOPLE = "people"  # the numbers of people whom the desk offers to choose among
    LONG = "long"  # a text of several lines
    DOCUMENT = "document"  # the name of a document that is kept with the case
    NAMED = "named"  # the name of somebody outside, whom a signature may be compared with
    SIGNATURE = "signature"  # the name of whoever answers, who signs with it
    PROGRAMS = "programs"  # the ProjectIDs of programs of the agency whose case it is
    USERS = "users"  # the addresses of users of the agency whose case it is
    FILES = "files"  # HMIS client numbers of the unused files that a case asks about
    ENDING = "ending"  # what ends with an agency, each by the key under which the desk lists it
    UNSEEN = "unseen"  # a password: taken as it was typed, and never shown again
    TEXT = "text"  # the fingerprint of the edition of a text that a person is asked to sign
    CASES = "cases"  # rows about other cases, or their numbers, each read by those who may know of its case
    CASE = "case"  # the number of another case, which whoever enters it may know of
    ANY_OF = "any-of"  # of the fields so marked at least one is answered
    NUMBERS = "numbers"  # the numbers of an edition of the policy, a line each as its file has them
    ACCUSED = "accused"  # who is complained of, by name or address: whoever the directory has by it stands aside


def mark(kind: Mark) -> Meta:
    """Return the annotation that marks a field."""
    return Meta(extra={"mark": kind})


def enter(words: str) -> Meta:
    """Return the annotation that says what to enter, where the field says it better than its type does."""
    return Meta(extra={"enter": words})


PAST, DURING, AGENCY = mark(Mark.PAST), mark(Mark.DURING), mark(Mark.AGENCY)
TODAY = mark(Mark.TODAY)
AGENCIES, PARTY, CLIENT, MASKED = mark(Mark.AGENCIES), mark(Mark.PARTY), mark(Mark.CLIENT), mark(Mark.MASKED)
PARTIES = (Mark.AGENCIES, Mark.PARTY)  # what brings other agencies into a case than the one whose it is
PERSON_NAME, PERSON_EMAIL = mark(Mark.PERSON_NAME), mark(Mark.PERSON_EMAIL)
PERSON_IF_KNOWN, UNSEEN, PEOPLE = mark(Mark.PERSON_IF_KNOWN), mark(Mark.UNSEEN), mark(Mark.PEOPLE)
DOCUMENT, SOME_AGENCY, CASES = mark(Mark.DOCUMENT), mark(Mark.SOME_AGENCY), mark(Mark.CASES)
CASE = mark(Mark.CASE)
ACCUSED, ANY_OF, TEXT = mark(Mark.ACCUSED), mark(Mark.ANY_OF), mark(Mark.TEXT)
NAMED, SIGNATURE, PROGRAMS, USERS = mark(Mark.NAMED), mark(Mark.SIGNATURE), mark(Mark.PROGRAMS), mark(Mark.USERS)
ENDING, FILES, NUMBERS = mark(Mark.ENDING), mark(Mark.FILES), mark(Mark.NUMBERS)

DIGITS = r"^[0-9]+$"  # a text of nothing else
Line = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[^\r\n]*\S[^\r\n]*$")]  # one line, not blank
Short = Annotated[str, Meta(max_length=200, pattern=r"^[^\r\n]*$")]  # one line that may stay empty
Text = Annotated[str, Meta(min_length=1, max_length=5000, pattern=r"\S"), mark(Mark.LONG)]
Remark = Annotated[str, Meta(max_length=5000), mark(Mark.LONG)]  # may stay empty
Moment = Annotated[datetime, Meta(tz=True)]
Email = Annotated[
    str, Meta(max_length=200, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", extra_json_schema={"format": "email"})
]  # its type takes what desks kept before; `workflows.law.mail.addresses` decides what is taken anew


def is_address(said: Iterable[Meta]) -> bool:
    """Say whether a field that says this of itself holds an email address."""
    return any((meta.extra_json_schema or {}).get("format") == "email" for meta in said)


@cache
def metas(form: type, field: str) -> tuple[Meta, ...]:
    """Return what a field says of itself."""
    return tuple(_said(hints(form)[field]))


@cache
def hints(form: type) -> Mapping[str, Any]:
    """Return the types of a form's fields with all that they say of themselves; they are read once, which takes long."""
    return get_type_hints(form, include_extras=True)


def _said(hint: object) -> Iterator[Meta]:
    """Yield what a type says of itself, then what the type inside says that an answer has which may be left out."""
    kind, *said = get_args(hint) or (None,)
    yield from (meta for meta in said if isinstance(meta, Meta))
    if type(None) in get_args(kind):
        for each in get_args(kind):
            yield from _said(each)


@cache
def title(form: type, field: str) -> str:
    """Return the label of a field; numbers of the policy stand in braces in it."""
    return next((meta.title for meta in metas(form, field) if meta.title), field.replace("_", " "))


@cache
def hint(form: type, field: str) -> str:
    """Return the sentence of help below a field's label, written alike."""
    return next((meta.description for meta in metas(form, field) if meta.description), "")


@cache
def to_enter(form: type, field: str) -> str:
    """Return what a field says should be entered, where nothing fit was; empty if its type is to say it."""
    return next((str(meta.extra["enter"]) for meta in metas(form, field) if meta.extra and "enter" in meta.extra), "")


@cache
def marks(form: type, field: str) -> frozenset[Mark]:
    """Return what a field stands for."""
    return frozenset(meta.extra["mark"] for meta in metas(form, field) if meta.extra and "mark" in meta.extra)


@cache
def marked(form: type, kind: Mark) -> tuple[str, ...]:
    """Return the fields of a form that stand for something, in their order."""
    return tuple(name for name in hints(form) if kind in marks(form, name))
