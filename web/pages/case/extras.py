"""What one may add to a case beside its steps: notes, documents, time; or stand aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.intake.keeping import could_keep
from models.rows.people import Person
from web.pages.case.consequences import task_of
from web.pages.case.scene import Scene
from web.pages.case.step_forms import Tried
from web.pages.forms.drafted import UNKEPT
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Sort, asked
from web.pages.forms.refusals import NONE
from web.pages.frame.drafting import draft_words
from web.pages.words import beside
from web.pages.words.beside import deed_beside
from web.pages.words.dates import capital
from web.pages.words.wording import typeset
from workflows.answers.documents.kinds import WELCOME
from workflows.grammar.duties import Duty, Leave
from workflows.grammar.process import Process
from workflows.law.policy import Policy
from workflows.law.readers import Side
from workflows.law.roles import may_act_as
from workflows.sight.needing import others_in
from workflows.sight.reading import may_read

ALSO = Answer(
    "also",
    Sort.SEVERAL,
    "Who else can read it",
    "Leave it empty if it is for your side and ICA only.",
    optional=True,
    choices=tuple((side.token, capital(side.words)) for side in Side),
)
NOTE = (
    Answer(
        "note",
        Sort.TEXT,
        "Your note",
        "Your side and ICA can read it. Do not name a client.",
        longest=5000,
    ),
    ALSO,
)
DOCUMENT = (
    Answer("document", Sort.FILE, "Document", f"{WELCOME[0].upper()}{WELCOME[1:]}, up to 10 MB."),
    ALSO,
)
REASON = Answer("reason", Sort.TEXT, "Reason", "Shown in the history.", longest=5000)
UNTIL = Answer("until", Sort.DATE, "New date")
SURE = "sure"
CONFLICT = (
    Answer("reason", Sort.TEXT, "What the conflict is", "Kept with the case. Do not name a client.", longest=5000),
    Answer(SURE, Sort.CHECK, "I understand that I will no longer see this case"),
)
FORMS = {"extend": (UNTIL, REASON), "pause": (REASON,), "resume": (REASON,)}


def answers_asked(process: Process, policy: Policy, key: str) -> tuple[Answer, ...]:
    """Return what a form of a case asks, be it offered now or not."""
    form = next((step.form for _, step, _ in process.steps() if step.name == key), None)
    others = {beside.NOTE: NOTE, beside.DOCUMENT: DOCUMENT, beside.CONFLICT: CONFLICT}
    return asked(form, policy) if form else others.get(key, FORMS.get(key.rpartition("/")[2], ()))


def keeper_answers(people: Iterable[Person]) -> tuple[Answer, ...]:
    """Return what is asked when a case is reassigned."""
    offered = tuple((str(each.id), each.name) for each in people)
    return (Answer("person", Sort.RADIOS, "Who keeps the case from now on", choices=offered), REASON)


def extras_of(scene: Scene, tried: Tried | None = None) -> list[Sheet]:
    """Return the forms of what may be added."""
    return [_drafted(scene, _with(replace(sheet, quiet=True), tried), tried) for sheet in _extras(scene)]


def _extras(scene: Scene) -> Iterator[Sheet]:
    yield _extra(scene, beside.NOTE, _for_whom(scene, NOTE))
    if not scene.process.paperless:
        yield replace(_extra(scene, beside.DOCUMENT, _for_whom(scene, DOCUMENT)), draftable=False)
    for _, duty in scene.open:
        yield from (_deadline(scene, duty, deed) for deed in _moves(scene, duty))
    if people := list(could_keep(scene.call.session, scene.call.viewer, scene.row)):
        yield replace(_extra(scene, beside.KEEPER, keeper_answers(people)), after=(WITH_ITS_TASKS,))
    if scene.row.subject_id != scene.call.viewer.id:
        yield replace(_extra(scene, beside.CONFLICT, CONFLICT), after=(STANDS_ASIDE,))


def _extra(scene: Scene, key: str, answers: tuple[Answer, ...]) -> Sheet:
    """Return a form of what may be added; one that takes nothing but a file has nothing to keep."""
    typed = any(answer.sort not in UNKEPT for answer in answers)
    place, deed = f"/cases/{scene.row.number}/{key}", deed_beside(key) or ""
    return Sheet(key, place, deed, fields_of(key, answers, None), draftable=typed)


def _for_whom(scene: Scene, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return what is asked, with those to choose among who have a part in the case beside the reader's own side."""
    able = tuple(
        (side.token, capital(side.words))
        for side in others_in(scene.process)
        if not may_read(scene.sight.reader, frozenset({side.token}))
    )
    return tuple(replace(each, choices=able) if each is ALSO else each for each in answers if each is not ALSO or able)


WITH_ITS_TASKS = "The open tasks that the case's owner has here go with it. We email both."
STANDS_ASIDE = "Your tasks here go back to the team, and you lose access to this case. Only ICA can undo that."


def _moves(scene: Scene, duty: Duty) -> Iterator[str]:
    """Yield what the person may do to a deadline, where a clause allows it."""
    paused = duty.key in scene.case.moves and scene.case.moves[duty.key].paused
    if _may(scene, duty.extension):
        yield "extend"
    if _may(scene, duty.pause):
        yield "resume" if paused else "pause"


def _may(scene: Scene, leave: Leave | None) -> bool:
    return leave is not None and may_act_as(scene.worn, leave.to)


def _deadline(scene: Scene, duty: Duty, deed: str) -> Sheet:
    sheet = _extra(scene, f"deadlines/{duty.key}/{deed}", FORMS[deed])
    return replace(sheet, about=typeset(f"For: {task_of(scene, duty)}"))


def _with(sheet: Sheet, tried: Tried | None) -> Sheet:
    """Return a form as it was sent, with what is wrong."""
    if tried is None or tried.key != sheet.key:
        return sheet
    answers = [field.answer for field in sheet.fields]
    fields = fields_of(sheet.key, answers, tried.posted, tried.misfits)
    return replace(sheet, fields=fields, misfits=tried.misfits or NONE, objections=tried.misfits.objections, open=True)


def _drafted(scene: Scene, sheet: Sheet, tried: Tried | None) -> Sheet:
    """Return a form with what its author left in it, unless it was sent just now."""
    draft = scene.drafts.get(sheet.key)
    if draft is None or (tried and tried.key == sheet.key):
        return sheet
    fields = fields_of(sheet.key, [field.answer for field in sheet.fields], Posted.of(draft.fields))
    return replace(sheet, fields=fields, drafted=draft_words(draft.saved_at, scene.call), open=True)
