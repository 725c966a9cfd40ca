"""Who gets it next: what a step would bring about, said before it is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from web.pages.case.scene import Scene
from web.pages.words.dates import day_words
from web.pages.words.wording import lowered, of_others, or_listed, typeset
from workflows.engine.interpreter import waiting_in
from workflows.facts.facts import Known, Unknown
from workflows.grammar.duties import Duty
from workflows.grammar.process import State, Step
from workflows.law.roles import Role
from workflows.law.value import changed
from workflows.telling.sentences import listed


def goals(scene: Scene, step: Step) -> list[State | None]:
    """Return where a step may lead: of namesakes the first that applies is taken, and some depend on the form."""
    forms = {kind: form for kind, form in scene.known.forms.items() if kind is not step.form}
    bare, found = changed(scene.known, forms=forms), list[State | None]()
    for source, each, _ in scene.process.steps():
        if (source, each.name, each.form) != (scene.case.state, step.name, step.form):
            continue
        applies = _applies(each, bare)
        if applies is not False:
            found.append(each.to)
        if applies:
            break
    return list(dict.fromkeys(found)) or [step.to]


def _applies(step: Step, known: Known) -> bool | None:
    """Say whether a step is the one of its name; None where only its form can tell."""
    try:
        return step.condition is None or step.condition.test(known)
    except Unknown:
        return None


def goes_on(scene: Scene, step: Step) -> str:
    """Say in one sentence where a step leads."""
    if len(several := goals(scene, step)) > 1:
        ways = [f'"{goal.words}"' if goal else "the case stays where it is" for goal in several]
        return typeset(f"Where it leads depends on what you fill in: {or_listed(ways)}.")
    if step.to is None:
        return "The case stays where it is."
    ends = step.to.key not in waiting_in(scene.process)
    return typeset(f"{'Ends the case' if ends else 'The case goes on'}: {step.to.words}.")


def after_step(scene: Scene, step: Step, duty: Duty | None) -> list[str]:
    """Return what a step would bring about, sentence by sentence."""
    return [typeset(sentence) for sentence in _after(scene, step, duty)]


def _after(scene: Scene, step: Step, duty: Duty | None) -> Iterator[str]:
    if len(goals(scene, step)) > 1:
        yield goes_on(scene, step)
        return
    if step.to is not None:
        yield from _arrived(scene, step)
    elif duty is not None and scene.holds_up(duty):
        yield from _left_over(scene, duty)
    else:
        yield goes_on(scene, step)
    for doc in dict.fromkeys((effect.__doc__ or "").strip().rstrip(".") for effect in step.effects):
        yield f"With it, {lowered(doc)}."
    if step.notices:
        yield f"{scene.cast.are_told(notice.to for notice in step.notices)}."


def _arrived(scene: Scene, step: Step) -> Iterator[str]:
    """Yield what is owed in the state that a step leads to."""
    yield goes_on(scene, step)
    goal = waiting_in(scene.process).get(step.to.key) if step.to else None
    if goal is None:
        yield "Nobody owes anything here any more."
        return
    known = scene.known.after(step, scene.known.today)
    open_ = [duty for duty in goal.duties if _owed(duty, known) and not _is_in(scene, duty)]
    yield from _owing(scene, open_, known, "then")


def _left_over(scene: Scene, answered: Duty) -> Iterator[str]:
    """Yield what the case still waits for once a duty is in."""
    open_ = [duty for _, duty in scene.open if scene.holds_up(duty) and duty is not answered]
    if open_:
        yield from _owing(scene, open_, scene.known, "still")
    elif scene.waiting and len(scene.waiting.next) == 1 and scene.waiting.next[0].to:
        yield f"That is the last answer the case waits for: {scene.waiting.next[0].to.words}."


def _owing(scene: Scene, owed: Iterable[Duty], known: Known, when: str) -> Iterator[str]:
    """Yield for each owner one sentence with all that is then owed."""
    tasks: dict[Role, list[str]] = {}
    for duty in owed:
        tasks.setdefault(duty.owner, []).append(f"{task_of(scene, duty)}{_by(scene, duty, known)}")
    for owner, said in tasks.items():
        yield f"{scene.cast.has(owner, when)} to {listed(said)}."


def task_of(scene: Scene, duty: Duty) -> str:
    """Return a task as it is told to the person who looks."""
    subject = scene.cast.subject[1] if scene.cast.subject else scene.cast.agency or "the person"
    task = duty.task.format(subject=subject)
    return task if scene.cast.called(duty.owner) == "you" else of_others(task)


def _by(scene: Scene, duty: Duty, known: Known) -> str:
    """Return " by Monday, March 23" where that can be told already."""
    if duty.deadline is None:
        return ""
    if duty.key in scene.case.owed:
        receipt = scene.case.owed[duty.key].receipt
    else:
        receipt = duty.deadline.rule.reckon(known, known.today)
    if receipt is None:
        return f" within {duty.deadline.rule.words(scene.policy)}"
    return f" by {day_words(known.calendar.day(receipt.ends - timedelta(seconds=1)))}"


def _owed(duty: Duty, known: Known) -> bool:
    try:
        return duty.owed(known)
    except Unknown:  # only the form can tell
        return True


def _is_in(scene: Scene, duty: Duty) -> bool:
    """Say whether a duty that is listed here too has been done already."""
    return duty.key in scene.case.done


def next_of(scene: Scene) -> str:
    """Say where the case goes once all that is owed now is in."""
    waiting = scene.waiting
    if waiting is None:
        return ""
    own = [step.to for step in waiting.next if step.to]
    ways = [step.to for duty in waiting.duties for step in duty.ways]
    goals = list(dict.fromkeys(own or [goal for goal in ways if goal]))
    if goals and not own and None in ways:
        return typeset(f"the case stays where it is, or {or_listed(_onward(scene, goal) for goal in goals)}.")
    if len(goals) == 1:
        return typeset(f"{'the case goes on by itself: ' if own else ''}{goals[0].value}.")
    stages = {each.state: each.stage for each in scene.process.states}
    on = list(dict.fromkeys(stages[goal] for goal in goals if stages[goal]))
    ends = [goal.words for goal in goals if not stages[goal]]
    onward = [f"the case goes on to {or_listed(on)}"] if on else []
    return typeset(f"{', or '.join([*onward, *([f'it ends: {or_listed(ends)}'] if ends else [])])}.") if goals else ""


def _onward(scene: Scene, goal: State) -> str:
    ends = goal.key not in waiting_in(scene.process)
    return f"{'it ends' if ends else 'it goes on'}: {goal.words}"
