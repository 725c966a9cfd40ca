"""The shapes of what the API hands out, as the contract names them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T]):
    """A page of a list; `next` asks for the one after it, and is null at the end."""

    items: list[T]
    next: str | None = None


class Name(msgspec.Struct):
    """Somebody or something, by key and name."""

    id: int
    name: str
    key: str | None = None


class DutyShape(msgspec.Struct, kw_only=True):
    """Something owed in a case."""

    id: int
    key: str
    task: str
    owner: str
    team: str
    assignee: Name | None
    opened_at: datetime
    not_before: datetime | None
    due_on: date | None  # the last day
    due_at: datetime | None  # the first moment too late
    due: str  # the last day; where an hour ends it, the moment in the desk's zone: 2026-01-04T17:00:00-05:00
    clause: str
    done_at: datetime | None
    done_by: Name | None
    ended: str  # done, met by what the desk learned, ended with its state; empty while it is open


class DeadlineShape(msgspec.Struct, kw_only=True):
    """By when a duty is due, and why that day."""

    key: str
    clause: str
    origin: str
    due_on: date | None  # the last day that is in time
    due_at: datetime | None  # the first moment that is too late
    next_at: datetime | None
    next_rung: str
    state: str  # running, late, standing still, set aside, or closed
    receipt: dict[str, Any] | None


class RefusedShape(msgspec.Struct):
    """Why a step would be refused now."""

    clause: str
    detail: str


class ChoiceShape(msgspec.Struct, kw_only=True):
    """Something to choose: its key is sent back."""

    key: str
    words: str


class StepShape(msgspec.Struct, kw_only=True):
    """What the asker may do in a case."""

    key: str
    label: str
    clause: str
    duty: str
    form: dict[str, Any] | None
    choices: dict[str, list[ChoiceShape]]  # by the fields of the form for which the desk lists them
    allowed: bool
    refused: RefusedShape | None


class DocumentShape(msgspec.Struct, kw_only=True):
    """A file kept with a case; of one that was withheld nothing is left but who did so, when and why."""

    id: int
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    withheld: str


class RecipientShape(msgspec.Struct, kw_only=True):
    """Whom a notice was for, and whether it got there; nobody is named where it found nobody."""

    person: Name | None
    state: str
    at: datetime | None
    reason: str
    told_on: date | None
    told_how: str | None


class NoticeShape(msgspec.Struct, kw_only=True):
    """Something that was told, or is about to be."""

    id: int
    case: str
    template: str
    to: str
    clause: str
    created_at: datetime
    told_at: datetime | None
    outcome: str
    recipients: list[RecipientShape]


class NeededShape(msgspec.Struct, kw_only=True):
    """A condition of what a case is for: whether it holds now, and who can make it hold."""

    key: str
    clause: str
    words: str
    holds: bool
    by: str | None


class CaseShape(msgspec.Struct, kw_only=True):
    """A case."""

    number: str
    process: str
    edition: str
    heading: str
    state: str
    state_label: str
    status: str
    outcome: str | None
    agency: Name | None
    subject: Name | None
    keeper: Name | None
    opened_at: datetime
    received_at: datetime
    closed_at: datetime | None
    version: int
    facts: dict[str, Any]
    answers: dict[str, dict[str, Any]]  # by step and party, of the duties that several parties owe
    counted: dict[str, dict[str, int]]  # by step and answer, how many of those that were secret were given
    parties: list[str]  # the keys of the agencies that have a part in it
    duties: list[DutyShape]
    deadlines: list[DeadlineShape]
    steps: list[StepShape]
    needed: list[NeededShape]  # before what the case is for, such as a license
    effects: list[dict[str, Any]]
    documents: list[DocumentShape]
    notices: list[NoticeShape]
    linked: list[str]


class ReceiptShape(msgspec.Struct):
    """A case that was begun by somebody who may not see it."""

    number: str


class CaseRowShape(msgspec.Struct, kw_only=True):
    """A case in a list."""

    number: str
    process: str
    heading: str
    state: str
    state_label: str
    status: str
    agency: Name | None
    opened_at: datetime
    closed_at: datetime | None
    version: int


class CorrectionShape(msgspec.Struct, kw_only=True):
    """What a correction changes, and whom it is told; `done` is false where a second person has yet to confirm it."""

    changes: list[str]
    told: list[str]
    takes_two: bool
    done: bool
    case: CaseShape


class EventShape(msgspec.Struct, kw_only=True):
    """Something that happened to a case; its id is what a correction names it by."""

    id: int
    at: datetime
    effective_at: date
    actor: str
    role: str
    event: str
    title: str
    clause: str
    from_: str = msgspec.field(name="from")
    to: str
    facts: dict[str, Any]
    note: str


class TaskShape(msgspec.Struct, kw_only=True):
    """An open duty, as the inbox shows it."""

    id: int
    key: str
    task: str
    case: str
    heading: str
    process: str
    agency: str | None
    owner: str
    team: str
    assignee: int | None
    clause: str
    origin: str
    opened_at: datetime
    not_before: datetime | None
    due_on: date | None
    due_at: datetime | None
    due: str
    snoozed_until: datetime | None
    late: bool
