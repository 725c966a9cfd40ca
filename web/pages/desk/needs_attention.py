"""What went wrong by itself: deadlines the sweep set aside, and mail that did not arrive or may not have."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from models.desk.needs_attention import deadlines, mail_again, stuck_mail, stuck_message, try_again
from models.mail.outbox import State
from web.calls import Asked, reading, writing
from web.pages.desk.mail_state import state_words
from web.pages.forms.entry import found, numbered, staff_only
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.problems import NotFound

DEED = "see what the desk set aside"


@get("/faults", sync_to_thread=True)
def list_faults(request: Asked) -> Response[str]:
    """List the deadlines that were set aside, and the mail that is stuck."""
    with reading(request) as call:
        staff_only(call, DEED)
        practice = call.house.clock.practice
        return page(
            call, request, "faults.html", deadlines=deadlines(call.session, call.viewer),
            mails=[
                (message, name, state_words(message, call.calendar, practice=practice))
                for message, name in stuck_mail(call.session, call.viewer)
            ],
        )  # fmt: skip


@post("/faults/{duty_id:int}", sync_to_thread=True)
def restart(request: Asked, duty_id: FromPath[int]) -> Redirect:
    """Let the sweep try a deadline again."""
    with writing(request) as call:
        staff_only(call, DEED)
        number = found(try_again(call.session, call.viewer, numbered(duty_id), call.now))
        return told(request, "/faults", f"The desk tries the deadline of case {number} again within a minute.")


@get("/faults/mail/{message_id:int}", sync_to_thread=True)
def ask_again(request: Asked, message_id: FromPath[int]) -> Response[str]:
    """Show what it means to send a mail again, before it is sent."""
    with reading(request) as call:
        staff_only(call, DEED)
        message, name = found(stuck_message(call.session, call.viewer, numbered(message_id)))
        state = state_words(message, call.calendar, practice=call.house.clock.practice)
        twice = message.state == State.UNCERTAIN
        return page(call, request, "fault_mail.html", mail=message, name=name, state=state, twice=twice)


@post("/faults/mail/{message_id:int}", sync_to_thread=True)
def send_again(request: Asked, message_id: FromPath[int]) -> Redirect:
    """Queue a mail once more."""
    with writing(request) as call:
        staff_only(call, DEED)
        if not mail_again(call.session, call.viewer, numbered(message_id), call.now):
            raise NotFound
        return told(request, "/faults", "The mail is on its way again.")


router = Router("/", route_handlers=[list_faults, restart, ask_again, send_again], include_in_schema=False)
