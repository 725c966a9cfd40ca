"""What the keeper of a case alone reads is looked for in all that the keeper writes for others."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.casebook.case_json import decoded
from models.rows.cases import CaseRow
from workflows.answers.masking import gives_away, masked_in, redacted
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.effects import OpenCase
from workflows.facts.forms import Form
from workflows.grammar.process import Process, Step
from workflows.law.fields import Mark, marks
from workflows.law.readers import ICA, KEEPER, tokens
from workflows.sight.needing import readers_beside

SENTENCE = "this repeats something confidential, such as a part of a name; it would read: “{}”"


class GivesAway(NotAllowed):
    """A text gives away what its author alone reads; how it reads without that is shown, to be sent so or changed."""

    def __init__(self, masked: Mapping[str, str]) -> None:
        """Take the texts without it, by their fields."""
        super().__init__(
            *(Refusal("2.8-anonymous", SENTENCE.format(words), field=field) for field, words in masked.items())
        )
        self.masked = masked


def secrets_of(session: Session, case: CaseRow) -> tuple[str, ...]:
    """Return the answers in a case that are shown to its keeper only."""
    process = rulebook_of(session).processes[case.process]
    return masked_in(*decoded(process, case.edition, case.state, case.body).forms.values())


def keep_secrets(session: Session, viewer: Viewer, case: CaseRow, words: str, field: str) -> None:
    """Raise GivesAway where the keeper's words, which others read, repeat what the keeper alone reads; to others a no would tell."""
    _refuse(session, viewer, case, {field: words})


def keep_secrets_in(session: Session, viewer: Viewer, case: CaseRow, step: Step, form: Form) -> None:
    """Raise GivesAway where an answer that leaves ICA gives away what the keeper alone reads."""
    if not leaves_ica(rulebook_of(session).processes[case.process], step):
        return
    said = {
        field.name: value
        for field in msgspec.structs.fields(form)
        if isinstance(value := getattr(form, field.name), str) and not marks(type(form), field.name) & CLOSED
    }
    _refuse(session, viewer, case, said)


CLOSED = frozenset(
    {Mark.MASKED, Mark.AGENCY, Mark.SOME_AGENCY, Mark.PERSON_EMAIL, Mark.PERSON_NAME, Mark.PERSON_IF_KNOWN, Mark.CLIENT}
)


def leaves_ica(process: Process, step: Step) -> bool:
    """Say whether others than ICA read what a step says, in this case or in one that it opens."""
    opens = any(isinstance(effect, OpenCase) for outcome in step.outcomes for effect in outcome.effects)
    return opens or bool(readers_beside(process, step.name) - tokens((ICA, KEEPER)))


def _refuse(session: Session, viewer: Viewer, case: CaseRow, said: Mapping[str, str]) -> None:
    if case.keeper_id != viewer.id:
        return
    secrets = secrets_of(session, case)
    found = {field: redacted(words, secrets) for field, words in said.items() if gives_away(words, secrets)}
    if found:
        raise GivesAway(found)
