"""What the person who looks may do in a case now: a form for each step, those of one duty together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models.intake.for_party import FOR_PARTY
from models.registries.papers import edition_to_sign, text_of
from models.rows.cases import DutyRow
from notifications.printing.letter import Letter
from web.pages.case.consequences import after_step, goes_on, task_of
from web.pages.case.foretelling import brought_forward, foretold, weighed
from web.pages.case.meanwhile import Since
from web.pages.case.scene import Offer, Scene
from web.pages.forms.attaching import asks_for_file, with_files
from web.pages.forms.form_view import Field, Sheet, backdate_field, fields_of
from web.pages.forms.offering import offers_in
from web.pages.forms.posted import Posted
from web.pages.forms.questions import MOST_RADIOS, Answer, Sort, asked
from web.pages.forms.refusals import NONE, Misfits, objection_of
from web.pages.frame.drafting import draft_words
from web.pages.words.dates import capital, day_words
from web.pages.words.wording import typeset
from workflows.engine.cases import Refusal
from workflows.engine.engine import open_for, owed_to
from workflows.engine.foresight import Foresight
from workflows.facts.effects import SignPaper
from workflows.facts.facts import Fact
from workflows.grammar.duties import Duty
from workflows.grammar.process import Step
from workflows.telling.letters import writes_letters

UNDO = "undo"  # the key of the form that takes back what was done last
ABOUT = Answer(FOR_PARTY, Sort.LINE, "Which of them")  # as a form carries it, whatever it offers
BACKDATED = Answer("done-on", Sort.DATE, "When was this done?")


@dataclass(frozen=True)
class Tried:
    """A form that was sent and refused: it is shown again as it was filled in."""

    key: str
    posted: Posted = field(default_factory=Posted)
    misfits: Misfits = NONE
    since: Since | None = None  # what happened meanwhile, where it was refused for that
    refused: str = ""  # why nothing was taken back
    foresight: Foresight | None = None  # what it would bring about as it was filled in
    letters: tuple[Letter, ...] = ()  # that it would write as it was filled in
    asks: bool = False  # whether the person is to confirm what the day that was given brings forward


ANEW = "Change your answer"
UNTIL_COUNTED = "The new answer takes the place of yours. You can change it until all answers are counted."


@dataclass(frozen=True)
class Block:
    """The forms of one duty, or what may be done besides."""

    key: str
    title: str
    note: str
    sheets: tuple[Sheet, ...]
    lone: bool = False  # one form, shown without a choice before it

    @property
    def id(self) -> str:
        """Its name in the page."""
        return f"duty-{self.key}"


def blocks_of(scene: Scene, tried: Tried | None = None) -> list[Block]:
    """Return all that may be done now: what is first, other decisions, other tasks, and what is free besides."""
    found = scene.offers
    mine = [(row, duty) for row, duty in scene.open if row.key == owed_to(scene.case, duty, scene.parties)]
    answers = [(row, duty, [(step, no) for step, of, no in found if of is duty]) for row, duty in mine]
    owed = [_block(scene, row, duty, offers, tried) for row, duty, offers in answers if offers]
    besides = [_sheet(scene, step, None, refusal, tried) for step, duty, refusal in found if _is_free(duty)]
    besides += [
        _anew(scene, offer, tried)
        for offer in found
        if not _is_free(offer[1]) and offer[1] not in {duty for _, duty in mine}
    ]
    apart = [block for place, block in enumerate(owed) if len(block.sheets) > 1 or (not place and block.lone)]
    others = [replace(sheet, outcome=block.note) for block in owed if block not in apart for sheet in block.sheets]
    return [
        *(replace(block, lone=block.lone and not place) for place, block in enumerate(apart)),
        *([Block("others", "Other tasks here" if apart else "Tasks here", "", tuple(others))] if others else []),
        *([Block("else", "You can also" if owed else "You can", "", tuple(besides))] if besides else []),
    ]


def _is_free(duty: Duty | None) -> bool:
    """Say whether a step is nobody's task."""
    return duty is None or duty.is_at_will


def _block(
    scene: Scene, row: DutyRow, duty: Duty, offers: list[tuple[Step, Refusal | None]], tried: Tried | None
) -> Block:
    sheets = tuple(_sheet(scene, step, duty, refusal, tried) for step, refusal in offers)
    lone = len(sheets) == 1 and (scene.holds_up(duty) or row.assignee_id == scene.call.viewer.id)
    return Block(
        duty.key, typeset(capital(task_of(scene, duty, _of_one(scene, duty)))), _note(scene, row), sheets, lone
    )


def _of_one(scene: Scene, duty: Duty) -> str:
    """Return the party that a task is about, where it can be one only."""
    parties = open_for(scene.known, scene.case, duty, scene.parties)
    return parties[0] if len(parties) == 1 else ""


def _anew(scene: Scene, offer: Offer, tried: Tried | None) -> Sheet:
    """Return the form of a task that is done and may be answered anew, as long as the case stands there."""
    step, duty, refusal = offer
    return replace(_sheet(scene, step, duty, refusal, tried), deed=ANEW, after=(UNTIL_COUNTED,))


def _note(scene: Scene, row: DutyRow) -> str:
    """Say whose task it is, where it is not the reader's."""
    doer = scene.cast.doer(row)
    if doer.you:
        return ""
    if row.assignee_id is None:
        return "Nobody has claimed this yet. You can answer it without claiming it."
    return f"This is with {doer.name}. You can answer it too."


def _sheet(scene: Scene, step: Step, duty: Duty | None, refusal: Refusal | None, tried: Tried | None) -> Sheet:
    again = tried if tried and tried.key == step.name else None
    draft = scene.drafts.get(step.name)
    posted = again.posted if again else Posted.of(draft.fields) if draft else None
    misfits = again.misfits if again else NONE
    foreseen = () if misfits.objections or refusal is None else (objection_of(refusal),)
    own = weighed(scene, step, asked(step.form, scene.policy) if step.form else ())
    answers = with_files((*_whom(scene, duty), *own), documents_of(scene))
    backdate, unfolds = _backdate(scene, step, posted, misfits)
    return Sheet(
        key=step.name,
        action=f"/cases/{scene.row.number}/{step.name}",
        deed=typeset(step.deed or capital(step.name.replace("-", " "))),
        fields=fields_of(step.name, answers, posted, misfits, offers_in(scene.call, scene.row, answers)),
        backdate=backdate,
        unfolds=unfolds,
        objections=(*misfits.objections, *foreseen),
        misfits=misfits,
        outcome=goes_on(scene, step) if step.to or duty is None else "",
        after=foretold(scene, again.foresight) if again and again.foresight else tuple(after_step(scene, step, duty)),
        forward=brought_forward(scene, again.foresight) if again and again.asks and again.foresight else (),
        sure=again.foresight.mark if again and again.asks and again.foresight else "",
        foretells=(backdate is not None or step.dated_by is not None) and not asks_for_file(answers),
        writes=writes_letters(scene.process, step),
        letters=again.letters if again else (),
        paper=_paper(scene, step),
        paper_at=_paper_at(scene, step),
        draftable=bool(answers),
        drafted=draft_words(draft.saved_at, scene.call) if draft and not again else "",
        open=bool(again or draft),
        version=scene.row.version,
    )


def _whom(scene: Scene, duty: Duty | None) -> tuple[Answer, ...]:
    """Return the question which party a form is for, where whoever looks could mean several."""
    if duty is None or duty.owed_by is None:
        return ()
    parties = open_for(scene.known, scene.case, duty, scene.parties)
    choices = tuple((party, scene.party_called(party)) for party in parties)
    sort = Sort.RADIOS if len(choices) <= MOST_RADIOS else Sort.LIST
    one = replace(ABOUT, sort=sort, label=typeset(capital(duty.owed_by.words)), choices=choices)
    return (one,) if len(choices) > 1 else ()


def documents_of(scene: Scene) -> list[str]:
    """Return the names of the documents of a case that can be named in a form, the newest first."""
    return list(dict.fromkeys(each.name for each in reversed(scene.documents) if not each.withheld))


def _backdate(scene: Scene, step: Step, posted: Posted | None, misfits: Misfits) -> tuple[Field | None, bool]:
    """Return the question when it was done, where an earlier day than today is possible."""
    entered, today = scene.case.entered, scene.known.today
    if entered is None or entered >= today:
        return None, False
    hint = typeset(f"Enter the day it really happened ({day_words(entered)} or later). Deadlines count from it.")
    return backdate_field(step.name, replace(BACKDATED, hint=hint), today, posted, misfits)


def _paper(scene: Scene, step: Step) -> tuple[str, ...]:
    return tuple(_paragraphs(scene, step))


def _paper_at(scene: Scene, step: Step) -> str:
    """Return the page of the edition that is signed with a step, if the list of texts has it."""
    session, now = scene.call.session, scene.call.now
    signed = [effect for effect in step.effects if isinstance(effect, SignPaper)]
    kept = [edition_to_sign(session, each.paper, now, _fingerprint(scene, each)) for each in signed]
    return next((f"/texts/{each.id}" for each in kept if each), "")


def _fingerprint(scene: Scene, effect: SignPaper) -> str:
    return (effect.text.said(scene.known) or "") if isinstance(effect.text, Fact) else ""


def _paragraphs(scene: Scene, step: Step) -> Iterator[str]:
    """Yield the text of what is signed with a step, paragraph by paragraph: of the edition that the case is about."""
    for effect in step.effects:
        if isinstance(effect, SignPaper):
            words = text_of(scene.call.session, effect.paper, scene.call.now, _fingerprint(scene, effect))
            yield from (typeset(line.strip()) for line in words.splitlines() if line.strip())
