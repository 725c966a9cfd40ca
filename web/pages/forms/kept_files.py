"""A file that comes with the form of a step is kept with the case, in the transaction of the step."""

from __future__ import annotations

from litestar.datastructures import UploadFile

from models.access.rulebook import rulebook_of
from models.intake.remarks import MOST_BYTES, TooLarge, attach
from models.rows.cases import CaseRow
from web.calls import Call
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.process import Step
from workflows.grammar.steps import LOCAL
from workflows.sight.needing import readers_beside


def kept_with(call: Call, case: CaseRow, step: Step, sent: tuple[str, UploadFile]) -> str:
    """Keep a file for whoever reads the step, and return its name there; or raise NotAllowed, beside its field."""
    field, file = sent
    try:
        kept = attach(
            call.session, call.viewer, case, file.filename, content=file.file.read(MOST_BYTES + 1), now=call.now,
            quota=call.house.quota, also=readers_beside(rulebook_of(call.session).processes[case.process], step.name),
        )  # fmt: skip
    except (NotAllowed, TooLarge) as no:
        words = no.first.sentence if isinstance(no, NotAllowed) else str(no)
        raise NotAllowed(Refusal(LOCAL, words, Kind.ANSWER, field)) from None
    return kept.name
