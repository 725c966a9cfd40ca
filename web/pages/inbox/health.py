"""What ails the desk itself, above the tasks of the inbox: of ICA's administrators, and of who keeps a case from them."""

from __future__ import annotations

from dataclasses import dataclass

from models.audit.seeing import listed
from models.desk.needs_attention import kept_deadlines
from models.inbox.inbox import Queue
from web.calls import Call
from web.installation.standing import ailing
from web.pages.inbox.filters import Wish


@dataclass(frozen=True)
class Line:
    """What is wrong, what to do, and where a deadline is tried again, if it is of one."""

    says: str
    fix: str
    again: str = ""


def ailments_shown(call: Call, wish: Wish) -> list[Line]:
    """Return what this reader is to know of the desk's own health, on the first page of their tasks."""
    if wish.queue is not Queue.MINE or wish.is_narrowed or wish.cursor:
        return []
    of_desk = ailing(call.session, call.house.clock) if call.viewer.is_staff() else []
    return [*(Line(each.says, each.fix) for each in of_desk), *_of_kept_cases(call)]


def lead_of(ailing: list[Line], said: str, *, none: bool) -> str:
    """Return what the head of the inbox says, of the desk before all else; nobody is up to date while it is ill."""
    if not ailing:
        return said
    first = "Something is wrong with the desk itself."
    return first if none else f"{first} {said}"


def _of_kept_cases(call: Call) -> list[Line]:
    """Return, by number alone, the kept cases in which a deadline stands still: nobody at ICA can know of them."""
    found = kept_deadlines(call.session, call.viewer)
    listed(call.session, call.viewer, [(case.id, case) for _, case in found])
    fix = "Tell whoever runs the desk, by this number alone; once they mended it, let the desk try again."
    return [
        Line(f"The desk could not act on a deadline of case {case.number}.", fix, f"/faults/{duty.id}")
        for duty, case in found
    ]
