"""The mail that a restored or copied desk holds: an administrator looks it through, and releases or drops it, all or in part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Redirect

from models.access.access import Viewer
from models.desk.held_mail import (
    Choice,
    Span,
    count_dropped,
    count_held,
    drop_some,
    dropped_mail,
    end_hold,
    held_mail,
    last_held,
    release_some,
    to_whom,
)
from models.mail.outbox import held_since
from models.store.paging import Part
from models.store.transaction import Transaction
from web.calls import Asked, Call, reading, writing
from web.filters import day_of, one_of
from web.pages.desk.mail_state import state_words
from web.pages.forms.bounds import staff_only
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import said_at, told
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.words.wording import counted

PLACE = "/faults/held"
DEED = "see what mail is held"
LONGEST_NUMBER = 18  # digits; no row has a longer number
MOST_NAMED = 20  # people to whom the chosen mail is
HELD, DROPPED = "held", "dropped"
Turn = Callable[[Transaction, Viewer, Choice, datetime], int]
DEEDS: dict[str, Turn] = {"release": release_some, "drop": drop_some}


@dataclass(frozen=True)
class Chosen:
    """What somebody chose, as the address and the form have it."""

    deed: str
    ids: tuple[int, ...]
    everything: bool
    begins: str
    ends: str
    last: int

    def choice(self, call: Call) -> Choice:
        """Return what that means; or raise UnknownFilter."""
        span = _span(call, self.begins, self.ends)
        return Choice(span=span, last=self.last) if self.everything else Choice(self.ids)


@get(PLACE, sync_to_thread=True)
def list_held(
    request: Asked, show: FromQuery[str] = HELD, begins: FromQuery[str] = "", ends: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
) -> Response[str]:  # fmt: skip
    """List the mail that is held, or that was dropped, as it was written in some time."""
    with reading(request) as call:
        staff_only(call, DEED)
        shown, span = one_of("show", show, (HELD, DROPPED), or_nothing=False), _span(call, begins, ends)
        find = held_mail if shown == HELD else dropped_mail
        found = find(call.session, call.viewer, span, Part(cursor))
        counts = {
            HELD: count_held(call.session, call.viewer, span),
            DROPPED: count_dropped(call.session, call.viewer, span),
        }
        practice = call.house.clock.practice
        return page(
            call, request, "mailbox/held.html", since=held_since(call.session), shown=shown, counts=counts, begins=begins, ends=ends,
            rows=[(row, state_words(row.message, call.calendar, practice=practice)) for row in found.rows],
            last=last_held(call.session, call.viewer, span),
            turns=turns(found, lambda cursor: link(PLACE, show=shown, begins=begins, ends=ends, cursor=cursor)),
        )  # fmt: skip


@get(f"{PLACE}/chosen", sync_to_thread=True)
def ask(request: Asked) -> Response[str] | Redirect:
    """Say what it means to release or drop what was chosen, before it is done."""
    with reading(request) as call:
        staff_only(call, DEED)
        asked = request.query_params
        chosen = _chosen(asked.get("deed", ""), asked.getall("id", []), asked)
        people = to_whom(call.session, call.viewer, chosen.choice(call))
        if not people:
            nothing = not (chosen.ids or chosen.everything)
            words = "Choose at least one email." if nothing else "None of these emails is held any more."
            return said_at(request, link(PLACE, begins=chosen.begins, ends=chosen.ends), words)
        return page(
            call, request, "mailbox/held_chosen.html", chosen=chosen, count=sum(number for _, number in people),
            named=people[:MOST_NAMED], others=len(people) - MOST_NAMED,
        )  # fmt: skip


@post(PLACE, sync_to_thread=True)
def turn(request: Asked, posted: NamedDependency[Posted]) -> Redirect:
    """Release or drop what was chosen, in one transaction."""
    with writing(request) as call:
        staff_only(call, DEED)
        chosen = _chosen(posted.get("deed"), posted.all("id"), {name: posted.get(name) for name in posted.fields})
        count = DEEDS[chosen.deed](call.session, call.viewer, chosen.choice(call), call.now)
        return told(request, PLACE, _done(chosen.deed, count))


@get(f"{PLACE}/end", sync_to_thread=True)
def ask_to_end(request: Asked) -> Response[str] | Redirect:
    """Say what it means to end the hold."""
    with reading(request) as call:
        staff_only(call, DEED)
        if held_since(call.session) is None:
            return said_at(request, PLACE, "The desk holds no mail any more.")
        return page(call, request, "mailbox/held_end.html", count=count_held(call.session, call.viewer, Span()))


@post(f"{PLACE}/end", sync_to_thread=True)
def end(request: Asked) -> Redirect:
    """End the hold."""
    with writing(request) as call:
        staff_only(call, DEED)
        if held_since(call.session) is None:
            return told(request, PLACE, "The desk holds no mail any more.")
        end_hold(call.session, call.viewer, call.now)
        return told(request, PLACE, "The hold has ended. What was held leaves within a minute, and new email as usual.")


def _span(call: Call, begins: str, ends: str) -> Span:
    """Return the time from the beginning of one day to the end of another."""
    first, last = day_of("begins", begins), day_of("ends", ends)
    return Span(
        call.calendar.at(first) if first else None, call.calendar.at(last + timedelta(days=1)) if last else None
    )


def _chosen(deed: str, ids: Iterable[str], said: Mapping[str, str]) -> Chosen:
    """Read what was chosen; what is no number of a message chooses none."""
    return Chosen(
        deed=one_of("deed", deed, DEEDS, or_nothing=False),
        ids=tuple(sorted({number for each in ids if (number := _number(each))})),
        everything=said.get("all", "") == "yes",
        begins=said.get("begins", ""),
        ends=said.get("ends", ""),
        last=_number(said.get("last", "")),
    )


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER else 0


def _done(deed: str, count: int) -> str:
    if not count:
        return "None of these emails is held any more, so nothing was done."
    emails = counted(count, "email")
    if deed == "drop":
        return f"{emails[:1].upper()}{emails[1:]} dropped. Under “Dropped” you can send each again."
    return f"{emails[:1].upper()}{emails[1:]} released: {'it leaves' if count == 1 else 'they leave'} within a minute."


router = Router(
    "/", route_handlers=[list_held, ask, turn, ask_to_end, end], dependencies=POSTED, include_in_schema=False
)
