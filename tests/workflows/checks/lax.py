"""A process of a few lines, to try the words of the grammar one at a time."""

from workflows.facts.conditions import condition
from workflows.facts.known import Known
from workflows.grammar.duties import Duty
from workflows.grammar.process import Ended, Must, Process, State, Step, Waiting
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE
from workflows.telling.audience import audience


@condition("time stood still", "time goes on")
def never(known: Known) -> bool:
    """Say what is never so."""
    return known.today.year == 0


@condition("it rains", "it does not rain")
def rain(known: Known) -> bool:
    """Say whether it is one of the even days, on which it rains here."""
    return known.today.day % 2 == 0


class S(State):
    """Where a lax case stands."""

    OPEN = "OPEN", "it is open"
    SHUT = "SHUT", "it is shut"
    LOST = "LOST", "it is lost"
    BACK = "BACK", "it is back"


OPEN = Step("open", "9", S.OPEN).called("Open it", "Opened").by(SYSTEM_ADMIN)
SHUT = Step("shut", "9", S.SHUT).called("Shut it", "Shut")
ASK = Must("ask", "9", TRAINEE, "shut it")
LOSE = Step("lose", "9", S.LOST)
LAX = Process("P99", "Lax", "made up", subject=TRAINEE).begins(OPEN)
NOTE = Step("note", "9").called("Note it", "Noted").by(SYSTEM_ADMIN)


def lax(*duties: Duty, waiting: Waiting | None = None, openings: tuple[Step, ...] = (OPEN,)) -> Process:
    """Return the process with these duties, or with this state, in its middle."""
    middle = waiting or Waiting(S.OPEN, "9").until(*duties)
    ends = [
        state
        for state in (S.SHUT, S.LOST)
        if any(out.to is state for step, _ in middle.steps() for out in step.outcomes)
    ]
    return unheard(LAX.begins(*openings).runs(middle, *(Ended(state, "9") for state in ends)))


def unheard(process: Process) -> Process:
    """Return the process with a reason for everybody who is told nothing: who hears of what is tried by itself."""
    silent = dict.fromkeys(each.role for each in audience(process) if not each.is_told and not each.untold)
    return process.untold(*silent, because="this is about something else")
