"""The course of a process, told from its beginning to its ends."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.grammar.notices import Loss
from workflows.grammar.process import Ended, Process, Waiting
from workflows.law.policy import Policy
from workflows.law.wording import listed
from workflows.telling.letters import told_by
from workflows.telling.prose import Block, Chapter, Cites, Line, capital
from workflows.telling.sentences import Teller, every, the


def course(process: Process, policy: Policy) -> Iterator[Chapter]:
    """Yield what is told of a declaration, chapter by chapter, each sentence with its clause and origin."""
    teller = Teller(process, policy)
    begins = Block("", [teller.step(step, None) for step in process.beginnings])
    if each := process.recurrence:
        begins.items.append(teller.step(each.begins, None, opening=f"{capital(every(each, policy))}, the desk will"))
    if process.withheld:
        kept = Line((f"Kept from {process.withheld.words}",), (Cites(process.withheld.clause), "."))
        begins.items.insert(0, kept)
    begins.items += _sight(process, policy)
    begins.items += [_lost(loss) for loss in process.losses]
    begins.items += _in_writing(process)
    yield Chapter(("How it begins",), [begins])
    for state in process.waiting():
        yield Chapter((capital(state.state.words), Cites(state.clause)), list(_waiting(teller, state)))
    if process.freedoms:
        free = [teller.step(step, None) for step in process.freedoms]
        yield Chapter(("At any time before the end",), [Block("", free)])
    ended = (state for state in process.states if isinstance(state, Ended))
    ends = [Line((capital(state.state.words),), (Cites(state.clause), ".")) for state in ended]
    yield Chapter(("How it ends",), [Block("", ends)])


def _lost(loss: Loss) -> Line:
    """Return who is told when a change of the directory takes something away."""
    whom = the(*dict.fromkeys(notice.to for notice in loss.notices))
    return Line(
        (f"When a change of the directory takes away {loss.words}",), (Cites(loss.clause), f", {whom} are told.")
    )


def _in_writing(process: Process) -> Iterator[Line]:
    """Yield what is told by letters that are kept with the case, clause by clause."""
    for clause in dict.fromkeys(process.written.values()):
        written = {template for template, each in process.written.items() if each == clause}
        steps = (step for _, step, _ in process.arrows() if not written.isdisjoint(told_by(step)))
        words = listed([f'"{each}"' for each in dict.fromkeys(step.done for step in steps if step.done)])
        yield Line((f"Told in writing too, by letters that are kept with the case: {words}",), (Cites(clause), "."))


def _sight(process: Process, policy: Policy) -> Iterator[Line]:
    """Yield of what there is one open case at a time, and whether the person it is about sees it."""
    if process.single:
        apart = " in one matter" if process.single.matter else ""
        whom = f"one {process.subject} at one agency" if process.subject else "one agency"
        lead = f"There is one open case at a time about {whom}{apart}"
        yield Line((lead,), (Cites(process.single.clause), f': a second one is refused: "{process.single.words}".'))
    if process.closed_to_subject is True:
        yield Line((f"The {process.subject} it is about does not see it, and is told what concerns them.",))
    elif process.closed_to_subject is not False:
        chance = process.closed_to_subject.words(policy)
        yield Line((f"The {process.subject} it is about does not see it if {chance}, and is told what concerns them.",))


def _waiting(teller: Teller, waiting: Waiting) -> Iterator[Block]:
    yield Block("", [teller.duty(duty) for duty in waiting.duties])
    if waiting.beside:
        yield Block("Meanwhile, without holding the case up:", [teller.duty(duty) for duty in waiting.beside])
    besides = [teller.rest(rest) for rest in waiting.resting]
    besides += [teller.step(step, None) for step in waiting.options]
    if waiting.next:
        besides.append(teller.step(waiting.next, None, opening="When all of this is done, the desk will"))
    if besides:
        yield Block("Besides:", besides)
