"""One email that did not arrive, and what a person can do about it: a better address, another try, or another way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.audit.writing import opened
from models.desk.forms import ToldOtherwise
from models.desk.undelivered import Undelivered, find_undelivered, tell_otherwise, try_once_more
from models.mail.reaching import Reached
from scheduler.clock import wall_now
from web.audited import note_print
from web.calls import Asked, Call, reading, writing
from web.pages.forms.bounds import found, numbered
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.words.reached import reached_words
from web.problems import NotFound

WITHHELD = "(a personal link that only the email has)"
TELL = Ask(ToldOtherwise, "Record it", quiet=True, within=True)


@get("/undelivered/{kind:str}/{number:int}", sync_to_thread=True)
def show(request: Asked, kind: FromPath[str], number: FromPath[int]) -> Response[str]:
    """Show what did not arrive, why, and what can be done."""
    with reading(request) as call:
        lost = _found(call, kind, number)
        for case in lost.cases:  # its text can be printed as a letter
            opened(call.session, call.viewer, case)
            note_print(call, "a letter", case)
        return _page(call, request, lost)


@post("/undelivered/{kind:str}/{number:int}/again", sync_to_thread=True)
def send_again(request: Asked, kind: FromPath[str], number: FromPath[int]) -> Redirect:
    """Send it once more."""
    with writing(request) as call:
        if not try_once_more(call.session, call.viewer, _found(call, kind, number), call.now, wall_now()):
            raise NotFound
        return told(request, "/inbox", "It is on its way again. If it does not arrive, it comes back here.")


@post("/undelivered/{kind:str}/{number:int}/told", sync_to_thread=True)
def tell(
    request: Asked, kind: FromPath[str], number: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Write down that the person was told in another way, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        lost = _found(call, kind, number)
        tell_otherwise(call.session, call.viewer, lost, facts, now=call.now, today=call.today)
        return told(request, "/inbox", "Recorded. The history of the case shows it.")

    def again(call: Call, tried: Tried) -> Response[str]:
        return _page(call, request, _found(call, kind, number), tried)

    return enter(request, TELL, posted, deed, again)


def _found(call: Call, kind: str, number: int) -> Undelivered:
    return found(find_undelivered(call.session, call.viewer, kind, numbered(number)))


def _page(call: Call, request: Asked, lost: Undelivered, tried: Tried = UNTRIED) -> Response[str]:
    place = f"/undelivered/{lost.kind}/{lost.id}"
    return page(
        call, request, "mailbox/undelivered.html", tried.status, lost=lost, place=place, tried=tried,
        state=reached_words(lost.recipient, lost.notices[0], call.calendar), staff=call.viewer.is_staff(),
        moved=bool(lost.message and lost.person and lost.message.address != lost.person.email),
        twice=lost.recipient.reached is Reached.UNCERTAIN, faulty=lost.recipient.reached is Reached.FAULTY,
        sheet=TELL.sheet(call, f"{place}/told", tried), letter=_letter(call, lost),
        written=call.calendar.day(lost.at),
    )  # fmt: skip


def _letter(call: Call, lost: Undelivered) -> str:
    """Return the text of the mail to be printed, without the link by which its reader alone sets a password."""
    way_in = re.escape(call.house.worker.desk.welcome("")) + r"\S+"
    return re.sub(way_in, WITHHELD, lost.message.text) if lost.message else ""


router = Router("/", route_handlers=[show, send_again, tell], dependencies=POSTED, include_in_schema=False)
