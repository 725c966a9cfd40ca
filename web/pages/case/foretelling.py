"""What a step would bring about with the answers and the day that somebody typed: in sentences, and as letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.desk.trial import notices_if_taken
from models.intake.intake import Sent
from notifications.printing.letter import Letter
from notifications.writing.notice_writer import Clerk
from web.calls import Call
from web.pages.case.consequences import owing, task_of
from web.pages.case.scene import Scene
from web.pages.forms.questions import Answer
from web.pages.words.dates import capital, day_words
from web.pages.words.foresight import only_by_the_day, sooner_words
from web.pages.words.wording import typeset
from workflows.engine.foresight import Foresight, Sooner
from workflows.facts.effects import Effect
from workflows.grammar.duties import base
from workflows.grammar.process import NEW, Step
from workflows.telling.corrections import said_of


def foretold(scene: Scene, foresight: Foresight) -> tuple[str, ...]:
    """Return all that a step would bring about, sentence by sentence."""
    return tuple(map(typeset, _foretold(scene, foresight)))


def _foretold(scene: Scene, foresight: Foresight) -> Iterator[str]:
    decision = foresight.decision
    if decision.on < scene.known.today:
        yield f"Counted from {day_words(decision.on)}, the day you gave."
    yield _stands(scene, foresight)
    known = decision.after.known(scene.policy, decision.at)
    changes = decision.changes()
    keys = {base(row.key) for row in (*changes.opened, *changes.moved)}
    listed = [duty for duty in decision.after.process.duties_in(decision.after.state) if duty.key in keys]
    yield from owing(scene, listed, known, "then", decision.after.owed)
    yield from _done_by(scene, decision.effects)
    if told := scene.cast.are_told(notice.to for notice in decision.notices):
        yield f"{told}."


def _done_by(scene: Scene, effects: Iterable[Effect]) -> Iterator[str]:
    told = {"subject": scene.cast.subject[1] if scene.cast.subject else scene.cast.agency or "the agency"}
    yield from (f"{capital(said_of(effect.told, effect, told, scene.policy))}." for effect in effects)


def _stands(scene: Scene, foresight: Foresight) -> str:
    """Say where the case stands then."""
    before, after = foresight.decision.before.state, foresight.decision.after.state
    state = next((each.state for each in scene.process.states if each.state.key == after), None)
    if before == after or state is None or after == NEW:
        return "The case stays where it is."
    ends = state.key not in scene.process.waiting_in
    return f"{'Ends the case' if ends else 'The case goes on'}: {state.words}."


def brought_forward(scene: Scene, foresight: Foresight) -> tuple[str, ...]:
    """Return what the day that was given brings forward, a sentence each."""

    def words(each: Sooner) -> str:
        return scene.filled(each.words, each.party) if each.words else task_of(scene, each.duty)

    by_the_day = (*_done_by(scene, foresight.brings), *((_stands(scene, foresight),) if foresight.ends else ()))
    sooner = (sooner_words(each, words(each), scene.known.today) for each in foresight.sooner)
    return tuple(map(typeset, (*map(only_by_the_day, by_the_day), *sooner)))


def weighed(scene: Scene, step: Step, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return the questions of a form, one of them with what would follow from each choice that stands open."""
    if step.weighing is None:
        return answers
    found = {choice.key: said for choice, said in step.weighing.follows(scene.known).items()}
    follows = tuple((key, tuple(typeset(scene.filled(each)) for each in said)) for key, said in found.items())
    return tuple(
        replace(each, choices=tuple(one for one in each.choices if one[0] in found), follows=follows)
        if each.name == step.weighing.about.field
        else each
        for each in answers
    )


def letters_foreseen(call: Call, number: str, step: str, sent: Sent, version: int | None) -> tuple[Letter, ...]:
    """Return the letters that a step writes as its form is filled in, in a call in which it is tried out."""
    clerk = Clerk(call.session, call.house.worker.desk, call.now)
    notices = notices_if_taken(call.session, call.viewer, number, step, sent, now=call.now, version=version)
    mails = [mail for notice in notices for mail in clerk.mails_of(notice).mails]
    return tuple(dict.fromkeys(mail.letter for mail in mails if mail.letter is not None))  # to somebody outside once
