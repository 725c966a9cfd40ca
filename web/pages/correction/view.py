"""A correction before it is done: the form with what was entered, the reason, and all that would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from web.pages.forms.form_view import Field, Sheet, fields_of
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Option, Sort
from web.pages.forms.refusals import NONE, Misfits
from web.pages.words.wording import typeset
from workflows.correction.correction import Correction
from workflows.law.policy import Policy
from workflows.telling.corrections import changes_of

REASON = Answer("reason", Sort.TEXT, "Why is this corrected?", "Everybody we email about the correction reads it.")
ON = Answer(
    "counts-from", Sort.DATE, "Day it counts from", "Leave it empty unless that day is wrong too.", optional=True
)
UNSENT = frozenset({"_csrf_token", "sure", "see", "too", "back", "strike"})


@dataclass(frozen=True)
class Change:
    """What a correction would change, and who is told."""

    sentences: tuple[str, ...]
    told: tuple[str, ...]
    takes_two: bool


def change_of(made: Correction, policy: Policy, subject: str) -> Change:
    """Return what a correction changes, in words."""
    told = tuple(sorted(str(role) for role in made.concerned()))
    sentences = tuple(typeset(each) for each in changes_of(made, policy, subject))
    return Change(sentences, told, made.takes_two)


def sheet_of(
    action: str, answers: Sequence[Answer], posted: Posted, misfits: Misfits = NONE, offered: Sequence[Option] = ()
) -> Sheet:
    """Return the form in which something is corrected."""
    fields: tuple[Field, ...] = fields_of("correct", answers, posted, misfits, offered)
    return Sheet("correct", action, "See what changes", fields, objections=misfits.objections, misfits=misfits)


def kept(posted: Posted) -> list[tuple[str, str]]:
    """Return all that was typed, to be sent once more when somebody is sure."""
    return [(name, value) for name, values in posted.fields.items() if name not in UNSENT for value in values]
