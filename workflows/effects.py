"""What a decision may do beyond moving a case; models/ applies these in the step's own transaction.

A field may be a term, which the engine settles from what is known; nothing unsettled leaves `decide`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar, cast

from workflows.facts import Fact, Form, Known
from workflows.rules import Rule

T = TypeVar("T")
E = TypeVar("E", bound="Effect")
Term: TypeAlias = T | Fact[T] | Callable[[Known], T]


class Paper(StrEnum):
    """A document of the manual that is signed or acknowledged."""

    USER_AGREEMENT = "Vermont HMIS User Agreement"
    PRIVACY_NOTICE = "privacy notice"
    PARTNERSHIP = "Partnership Agreement"


class Topic(StrEnum):
    """What a training teaches."""

    BASIC = "new-user series"
    SECURITY = "security training"
    GENERAL = "general training"
    ART = "ART training"


@dataclass(frozen=True)
class Effect:
    """A change to something that outlives the case."""


@dataclass(frozen=True)
class IssueLicense(Effect):
    """The user may enter the HMIS, under this user name and at this level."""

    username: Term[str]
    level: Term[str]
    art: Term[bool]


@dataclass(frozen=True)
class SignPaper(Effect):
    """The registry shows that the person signed a document, under this name; a disclosure is kept with it."""

    paper: Paper
    name: Term[str]
    disclosure: Term[str] = ""


@dataclass(frozen=True)
class RecordAttendance(Effect):
    """The registry shows that the person attended a training; times in minutes."""

    topic: Topic
    title: Term[str]
    on: Term[date]
    minutes: Term[int]
    missed: Term[int]


@dataclass(frozen=True)
class OpenCase(Effect):
    """Another case begins about the same person and agency, linked to this one."""

    process: str
    step: str
    forms: Term[tuple[Form, ...]] = ()


def said(term: Term[T]) -> T:
    """Return the value of a term of an effect that has left the engine, where every term is settled."""
    return cast("T", term)


def settle(effect: E, known: Known) -> E:
    """Return the effect with every term replaced by what it says now."""
    said: dict[str, Any] = {}
    for field in fields(effect):
        match getattr(effect, field.name):
            case Rule() as rule:
                receipt = rule.reckon(known, known.today)
                said[field.name] = receipt and receipt.day
            case term if callable(term):
                said[field.name] = term(known)
    return replace(effect, **said) if said else effect
