"""A form that asks for a document takes the file itself, or one that is with the case already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from litestar.datastructures import UploadFile
from markupsafe import Markup

from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Sort
from web.pages.forms.refusals import Misfit, Misfits
from workflows.answers.documents.kinds import WELCOME

END = "-file"  # of the field that carries the file
KINDS = f"{WELCOME[0].upper()}{WELCOME[1:]}, up to 10 MB."


DOCUMENTS = "documents"  # what comes with the form that begins a case


def beginning_with() -> Answer:
    """Return the question for what comes with the form that begins a case: a request on paper, a protocol, a letter."""
    hint = f"The request on paper, a letter, a protocol. {KINDS[:-1]} together."
    return Answer(
        f"{DOCUMENTS}{END}", Sort.FILE, "Documents that came with it", hint, optional=True, takes_several=True
    )


def with_files(answers: Iterable[Answer], documents: Sequence[str]) -> tuple[Answer, ...]:
    """Return what a form asks, with a file for each document that it names, beside the documents there are."""
    return tuple(
        each for answer in answers for each in (_beside(answer, documents) if answer.is_document else (answer,))
    )


def _beside(answer: Answer, documents: Sequence[str]) -> Iterator[Answer]:
    if documents:
        named = tuple((name, name) for name in documents)
        hint = "Leave it open if you choose a file below."
        yield replace(answer, sort=Sort.LIST, label=f"{answer.label}, if it is with the case already", hint=hint,
                      optional=True, choices=named)  # fmt: skip
    yield Answer(f"{answer.name}{END}", Sort.FILE, answer.label, KINDS, optional=answer.optional)


def asks_for_file(answers: Iterable[Answer]) -> bool:
    """Say whether a form takes a file."""
    return any(answer.sort is Sort.FILE for answer in answers)


def files_of(answers: Iterable[Answer], posted: Posted) -> Iterator[tuple[str, UploadFile]]:
    """Yield each file that was chosen, with the field that names it."""
    for answer in answers:
        file = posted.files.get(f"{answer.name}{END}") if answer.is_document else None
        if file is not None and file.filename:
            yield answer.name, file


def beside_files(misfits: Misfits, answers: Sequence[Answer], posted: Posted) -> Misfits:
    """Return what is wrong beside the file where that is asked for, and which files have to be chosen again."""
    asked = {answer.name for answer in answers if answer.is_document}
    moved = [replace(each, field=f"{each.field}{END}") if each.field in asked else each for each in misfits.answers]
    wrong = {each.field for each in moved}
    again = [
        Misfit(f"{name}{END}", f"Choose {file.filename[:100]} again: nothing was saved, and a browser keeps no file", Markup(), whole=True)
        for name, file in files_of(answers, posted)
        if f"{name}{END}" not in wrong
    ]  # fmt: skip
    return replace(misfits, answers=(*moved, *again))
