"""Who gets it next: what a step would bring about, said before it is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from web.pages.case.scene import Scene
from web.pages.words.dates import capital, last_words
from web.pages.words.wording import typeset
from workflows.engine.ladder import Owed
from workflows.facts.awaiting import Awaited, looked_up
from workflows.facts.known import Known
from workflows.grammar.duties import Duty, base
from workflows.grammar.process import State, Step, Waiting
from workflows.law.roles import CLOCK, Role
from workflows.law.value import changed
from workflows.law.wording import listed, or_listed


def outcomes(scene: Scene, step: Step) -> tuple[Step, ...]:
    """Return how a step may come out, so far as is known before its form is filled in."""
    known = scene.known_to_all
    forms = {kind: form for kind, form in known.forms.items() if kind is not step.form}
    return step.possible(changed(known, forms=forms))


def _once_in(scene: Scene, step: Step) -> list[State | None]:
    """Return where the desk's own step may lead once all that is owed is in: what is still to be answered decides nothing yet."""
    awaited: list[Awaited] = [way for _, duty in scene.open for way in duty.ways]
    awaited += (
        each
        for _, duty in scene.open
        if duty.condition is not None and not duty.ways
        for each in looked_up(duty.condition)
    )
    return list(dict.fromkeys(outcome.to for outcome in step.possible(scene.known_to_all, awaited)))


def goals(scene: Scene, step: Step) -> list[State | None]:
    """Return where a step may lead."""
    return list(dict.fromkeys(outcome.to for outcome in outcomes(scene, step)))


def goes_on(scene: Scene, step: Step) -> str:
    """Say in one sentence where a step leads."""
    several = goals(scene, step)
    if len(several) > 1:
        ways = [f'"{goal.words}"' if goal else "the case stays where it is" for goal in several]
        rests_on = "what you fill in" if step.form else "the answers that are counted"
        return typeset(f"What happens next depends on {rests_on}: {or_listed(ways)}.")
    goal = _arrives(scene, step)
    if goal is None:
        return "The case stays where it is."
    ends = goal.key not in scene.process.waiting_in
    return typeset(f"{'Ends the case' if ends else 'The case goes on'}: {goal.words}.")


def _arrives(scene: Scene, step: Step) -> State | None:
    """Return where a step that comes out in one way leads in the end; nothing where the case stays."""
    outcome = outcomes(scene, step)[0]
    return (_through(scene, outcome)[-1].to or outcome.to) if outcome.to else None


def _through(scene: Scene, outcome: Step) -> list[Step]:
    """Return a step, and those that the desk takes at once after it since all that they wait for is in already."""
    taken, known = [outcome], scene.known.after(outcome, scene.known.today)
    while goal := scene.process.waiting_in.get(taken[-1].to.key) if taken[-1].to else None:
        if goal.next is None or len(goal.next.outcomes) != 1 or _still_open(scene, goal, known):
            break
        taken.append(goal.next.outcomes[0])
        known = known.after(taken[-1], known.today)
    return taken


def _still_open(scene: Scene, goal: Waiting, known: Known) -> list[Duty]:
    """Return what a state that is reached waits for, so far as is known."""
    return [duty for duty in goal.duties if _owed(duty, known) and not _is_in(scene, duty)]


def after_step(scene: Scene, step: Step, duty: Duty | None) -> list[str]:
    """Return what a step would bring about, sentence by sentence."""
    return [typeset(sentence) for sentence in _after(scene, step, duty)]


def _after(scene: Scene, step: Step, duty: Duty | None) -> Iterator[str]:
    if len(goals(scene, step)) > 1:
        yield goes_on(scene, step)
        return
    outcome = outcomes(scene, step)[0]
    if outcome.sentence:
        yield scene.filled(outcome.sentence)
    elif outcome.to is not None:
        yield from _arrived(scene, outcome)
    elif duty is not None and scene.holds_up(duty):
        yield from _left_over(scene, duty)
    else:
        yield goes_on(scene, step)
    taken = [outcome] if outcome.sentence else _through(scene, outcome)
    for told in () if outcome.sentence else dict.fromkeys(each.told for step in taken for each in step.effects):
        yield f"{capital(scene.filled(told))}."
    if told := scene.cast.are_told(notice.to for step in taken for notice in step.notices):
        yield f"{told}."


def _arrived(scene: Scene, step: Step) -> Iterator[str]:
    """Yield what is owed in the state that a step leads to."""
    yield goes_on(scene, step)
    taken = _through(scene, step)
    goal = scene.process.waiting_in.get(taken[-1].to.key) if taken[-1].to else None
    if goal is None:
        yield "Nothing left to do. The case is closed."
        return
    known = scene.known
    for each in taken:
        known = known.after(each, known.today)
    yield from owing(scene, _still_open(scene, goal, known), known, "then", scene.case.owed)


def _left_over(scene: Scene, answered: Duty) -> Iterator[str]:
    """Yield what the case still waits for once a duty is in."""
    open_ = [duty for _, duty in scene.open if scene.holds_up(duty) and duty is not answered]
    if open_:
        yield from owing(scene, open_, scene.known, "still", scene.case.owed)
    elif scene.waiting and scene.waiting.next and len(scene.waiting.next.outcomes) == 1:
        goal = _arrives(scene, scene.waiting.next)
        yield f"This is the last task the case is waiting for. Then: {goal.words if goal else 'the case stays where it is'}."


def owing(scene: Scene, duties: Iterable[Duty], known: Known, when: str, owed: Mapping[str, Owed]) -> Iterator[str]:
    """Yield for each owner one sentence with all that is then owed, and one for each term that ends by itself."""
    tasks: dict[Role, list[str]] = {}
    for duty in duties:
        if duty.owner is CLOCK:
            yield f"{capital(task_of(scene, duty))}{_by(scene, duty, known, owed).replace(' by ', ' on ', 1)}."
            continue
        for owner in duty.owners:
            tasks.setdefault(owner, []).append(f"{task_of(scene, duty)}{_by(scene, duty, known, owed)}")
    for owner, said in tasks.items():
        yield f"{scene.cast.has(owner, when)} to {listed(dict.fromkeys(said))}."


def task_of(scene: Scene, duty: Duty, party: str = "") -> str:
    """Return a task as it is told to the person who looks, of one of several parties if it is said of which."""
    is_mine = any(scene.cast.called(owner) == "you" for owner in duty.owners)
    return scene.filled(duty.task if is_mine else duty.task_of_others, party)


def _by(scene: Scene, duty: Duty, known: Known, owed: Mapping[str, Owed]) -> str:
    """Return " by Monday, March 23" where that can be told already."""
    if duty.deadline is None:
        return ""
    row = next((row for key, row in owed.items() if base(key) == duty.key), None)
    receipt = row.receipt if row else duty.deadline.rule.reckon(known, known.today)
    if receipt is None:
        return f" within {duty.deadline.rule.words(scene.policy)}"
    return f" by {last_words(receipt.ends, known.calendar)}"


def _owed(duty: Duty, known: Known) -> bool:
    """Say whether a duty is owed, or may be: only the form can tell."""
    return duty.condition is None or duty.condition.verdict(known) is not False


def _is_in(scene: Scene, duty: Duty) -> bool:
    """Say whether a duty that is listed here too has been done already."""
    return duty.key in scene.case.done


def next_of(scene: Scene) -> str:
    """Say where the case goes once all that is owed now is in."""
    waiting = scene.waiting
    if waiting is None or waiting.sentence:  # what is written out says where it goes as well
        return ""
    own = _once_in(scene, waiting.next) if waiting.next and any(map(_may_stay, waiting.duties)) else []
    ways = [outcome.to for duty in waiting.duties for step in duty.ways for outcome in step.outcomes]
    found = list(dict.fromkeys(goal for goal in (own or ways) if goal))
    if found and not own and None in ways:
        return typeset(f"the case stays where it is, or {or_listed(_onward(scene, goal) for goal in found)}.")
    if len(found) == 1:
        return typeset(f"{'the case goes on by itself: ' if own else ''}{found[0].words}.")
    stages = {each.state: each.stage for each in scene.process.states}
    on = list(dict.fromkeys(stages[goal] for goal in found if stages[goal]))
    ends = [goal.words for goal in found if not stages[goal]]
    onward = [f"the case goes on to {or_listed(on)}"] if on else []
    return typeset(f"{', or '.join([*onward, *([f'it ends: {or_listed(ends)}'] if ends else [])])}.") if found else ""


def _may_stay(duty: Duty) -> bool:
    """Say whether a duty can be in while the case stays: what only decides leaves nothing for the desk to take further."""
    goals = [outcome.to for step in duty.steps() for outcome in step.outcomes]
    return not goals or None in goals


def _onward(scene: Scene, goal: State) -> str:
    ends = goal.key not in scene.process.waiting_in
    return f"{'it ends' if ends else 'it goes on'}: {goal.words}"
