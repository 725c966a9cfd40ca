"""How a step may come out is foreseen by what is known, and not by what somebody still has to answer."""

from tests.workflows.moments import local
from workflows.facts.known import Known
from workflows.grammar.process import Step
from workflows.law.policy import FIRST_EDITION
from workflows.manual.disclosure.law_enforcement import PROCESS
from workflows.manual.disclosure.law_enforcement.states import S


def closing() -> tuple[Step, list[Step]]:
    """Return how the desk closes a request on a court paper, and all that the agencies may answer before."""
    waiting = PROCESS.waiting_in[S.IN_COURT.key]
    assert waiting.next
    return waiting.next, [way for duty in waiting.duties for way in duty.ways]


def test_while_agencies_have_not_answered_nobody_says_that_nothing_was_released() -> None:
    close, answers = closing()
    known = Known(FIRST_EDITION, local(3, 2), {}, {}, {}, {}, frozenset(), state=S.IN_COURT.key)
    assert {S.RELEASED, S.DECLINED} <= {each.to for each in close.possible(known, answers)}


def test_once_nothing_is_awaited_what_was_answered_decides() -> None:
    close, _ = closing()
    known = Known(FIRST_EDITION, local(3, 2), {}, {}, {}, {}, frozenset(), state=S.IN_COURT.key)
    assert S.RELEASED not in {each.to for each in close.possible(known)}
