"""What went wrong by itself: deadlines the sweep set aside, and mail that did not arrive or may not have."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from models.desk.clock_watch import believe, doubts
from models.desk.held_mail import Span, count_dropped, count_held
from models.desk.needs_attention import (
    count_deadlines,
    count_stuck_mail,
    deadlines,
    mail_again,
    stuck_mail,
    stuck_message,
    try_again,
)
from models.health.ailment import Ailment
from models.mail.mail_server import outage
from models.mail.outbox import held_since
from models.rows.message_state import State
from models.store.paging import Part
from scheduler.clock import wall_now
from web.calls import Asked, Call, reading, writing
from web.installation.standing import ailing
from web.pages.desk.mail_state import state_words
from web.pages.forms.bounds import found, numbered, staff_only
from web.pages.frame.confirmation import told
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.problems import NotFound

DEED = "see what needs attention"
OWN_SECTIONS = frozenset({"clock-doubted", "mail-held", "mail-server-away", "deadlines-set-aside", "not-arrived"})
"""What ails the desk and has a section of its own on this page, with more of it."""


@get("/faults", sync_to_thread=True)
def list_faults(request: Asked, cursor: FromQuery[str] = "", mail: FromQuery[str] = "") -> Response[str]:
    """List the deadlines that were set aside, and the mail that is stuck; each list has its own cursor."""
    with reading(request) as call:
        staff_only(call, DEED)
        halted = deadlines(call.session, call.viewer, Part(cursor))
        stuck = stuck_mail(call.session, call.viewer, Part(mail))
        practice = call.house.clock.practice
        return page(
            call, request, "faults.html", ailments=_others(call), clocks=doubts(call.session), deadlines=halted.rows, outage=outage(call.session),
            held=held_since(call.session), count_held=count_held(call.session, call.viewer, Span()),
            dropped=count_dropped(call.session, call.viewer, Span()).number,
            mails=[(row, name, state_words(row, call.calendar, practice=practice)) for row, name in stuck.rows],
            counts=(count_deadlines(call.session, call.viewer), count_stuck_mail(call.session, call.viewer)),
            beside_deadlines=turns(halted, lambda cursor: link("/faults", cursor=cursor, mail=mail)),
            beside_mails=turns(stuck, lambda mail: link("/faults", cursor=cursor, mail=mail)),
        )  # fmt: skip


def _others(call: Call) -> list[Ailment]:
    return [each for each in ailing(call.session, call.house.clock) if each.name not in OWN_SECTIONS]


@post("/faults/{duty_id:int}", sync_to_thread=True)
def restart(request: Asked, duty_id: FromPath[int]) -> Redirect:
    """Let the sweep try a deadline again: for ICA, and for whoever keeps a case from them."""
    with writing(request) as call:
        number = found(try_again(call.session, call.viewer, numbered(duty_id), call.now))
        return told(
            request,
            "/faults" if call.viewer.is_staff() else "/inbox",
            f"The desk tries the deadline of case {number} again within a minute.",
        )


@post("/faults/clock/{boot:str}", sync_to_thread=True)
def confirm_clock(request: Asked, boot: FromPath[str]) -> Redirect:
    """Let a clock that jumped ahead be believed."""
    with writing(request) as call:
        staff_only(call, DEED)
        if not believe(call.session, boot, wall_now(), call.viewer.id):
            raise NotFound
        return told(request, "/faults", "Confirmed. The desk acts on dates again within a minute.")


@get("/faults/mail/{message_id:int}", sync_to_thread=True)
def ask_again(request: Asked, message_id: FromPath[int]) -> Response[str]:
    """Show what it means to send a mail again, before it is sent."""
    with reading(request) as call:
        staff_only(call, DEED)
        message, name = found(stuck_message(call.session, call.viewer, numbered(message_id)))
        state = state_words(message, call.calendar, practice=call.house.clock.practice)
        return page(
            call, request, "fault_mail.html", mail=message, name=name, state=state,
            twice=message.state == State.UNCERTAIN, dropped=message.state == State.DISCARDED,
        )  # fmt: skip


@post("/faults/mail/{message_id:int}", sync_to_thread=True)
def send_again(request: Asked, message_id: FromPath[int]) -> Redirect:
    """Queue a mail once more."""
    with writing(request) as call:
        staff_only(call, DEED)
        if not mail_again(call.session, call.viewer, numbered(message_id), call.now, wall_now()):
            raise NotFound
        return told(request, "/faults", "The email is on its way again.")


router = Router(
    "/", route_handlers=[list_faults, restart, confirm_clock, ask_again, send_again], include_in_schema=False
)
