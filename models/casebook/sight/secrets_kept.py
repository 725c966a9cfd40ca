"""What the keeper of a case alone reads is looked for in all that the keeper writes for others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.casebook.case_json import decoded
from models.rows.cases import CaseRow
from workflows.answers.documents.words import words_in
from workflows.answers.masking import gives_away, masked_in, redacted
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.effects import OpenCase
from workflows.facts.forms import Form
from workflows.grammar.process import Process, Step
from workflows.law.fields import Mark, marks
from workflows.law.readers import ICA, KEEPER, Readers, of_party, tokens
from workflows.law.value import fields_of
from workflows.sight.needing import readers_beside

IN_FILE = (
    "the file repeats something confidential, such as a part of a name; take it out of the file, or add the file for ICA "
    "alone"
)
SENTENCE = "this repeats something confidential, such as a part of a name; it would read: “{}”"


@dataclass(frozen=True)
class Shared:
    """A file, and who reads it."""

    content: bytes
    media_type: str
    readers: Readers


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
        for field in fields_of(type(form))
        if isinstance(value := getattr(form, field.name), str) and not marks(type(form), field.name) & CLOSED
    }
    _refuse(session, viewer, case, said)


def keep_secrets_in_file(session: Session, viewer: Viewer, case: CaseRow, file: Shared) -> None:
    """Raise NotAllowed where a file that the keeper shares with others repeats what the keeper alone reads."""
    if not _is_shared(viewer, case, file.readers):
        return
    words = words_in(file.content, file.media_type)
    if words is not None and gives_away(words, secrets_of(session, case)):
        raise NotAllowed(Refusal("2.8-anonymous", IN_FILE, field="document"))


def is_unlooked_at(session: Session, viewer: Viewer, case: CaseRow, file: Shared) -> bool:
    """Say whether the desk could not look for what must stay confidential in a file that is shared with others."""
    shared = _is_shared(viewer, case, file.readers) and bool(secrets_of(session, case))
    return shared and words_in(file.content, file.media_type) is None


def _is_shared(viewer: Viewer, case: CaseRow, readers: Readers) -> bool:
    own = tokens((ICA, KEEPER)) | {of_party(str(viewer.id))}
    return case.keeper_id == viewer.id and bool(readers - own)


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
