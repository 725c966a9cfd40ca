"""The desk's own mailbox: the mail a person got, as it was written; a practice desk keeps everybody's."""

from __future__ import annotations

import re

from litestar import MediaType, Response, Router, get
from litestar.params import FromPath, FromQuery
from markupsafe import Markup, escape

from models.casebook.case_search import names
from models.mail.sent_mail import mail, mailbox, number_known
from models.rows.notices import Message
from models.store.paging import Part
from web.calls import Asked, Call, reading
from web.filters import one_of
from web.pages.desk.mail_state import state_words
from web.pages.forms.bounds import found, numbered
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page

LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)]")
LOCKED_IN = {  # a mail is somebody's text: it may color itself, and nothing more
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@get("/mailbox", sync_to_thread=True)
def list_mail(request: Asked, whose: FromQuery[str] = "all", cursor: FromQuery[str] = "") -> Response[str]:
    """List mail, the newest first: one's own, or on a practice desk everybody's to ICA's staff."""
    with reading(request) as call:
        everybody = sees_all(call) and one_of("whose", whose, ("all", "mine"), or_nothing=False) != "mine"
        shown = mailbox(call.session, call.viewer, Part(cursor), call.now, everybody=everybody)
        return page(
            call, request, "mailbox/mailbox.html", everybody=everybody, sees_all=sees_all(call), cursor=cursor,
            mails=[(row, _state(call, row)) for row in shown.rows],
            names=names(call.session, {row.person_id for row in shown.rows}),
            turns=turns(shown, lambda cursor: link("/mailbox", whose=whose, cursor=cursor)),
        )  # fmt: skip


@get("/mailbox/{message_id:int}", sync_to_thread=True)
def read_mail(request: Asked, message_id: FromPath[int]) -> Response[str]:
    """Show one mail."""
    with reading(request) as call:
        message = _mail(call, message_id)
        return page(
            call, request, "mailbox/mail.html", mail=message, state=_state(call, message),
            sender=call.house.settings.sender, names=names(call.session, {message.person_id}),
            case=number_known(call.session, call.viewer, message.case_id),
            text=linked(message.text, call.house.worker.desk.home),
        )  # fmt: skip


@get("/mailbox/{message_id:int}/html", sync_to_thread=True)
def read_html(request: Asked, message_id: FromPath[int]) -> Response[str]:
    """Return the mail as a page of its own, for the frame that shows it."""
    with reading(request) as call:
        return Response(found(_mail(call, message_id).html or None), media_type=MediaType.HTML, headers=LOCKED_IN)


@get("/mailbox/{message_id:int}/calendar.ics", sync_to_thread=True)
def read_calendar(request: Asked, message_id: FromPath[int]) -> Response[str]:
    """Return the dates that went with a mail."""
    with reading(request) as call:
        dates = found(_mail(call, message_id).calendar or None)
        named = {"Content-Disposition": f'attachment; filename="dates-{message_id}.ics"'}
        return Response(dates, media_type="text/calendar; charset=utf-8", headers={**LOCKED_IN, **named})


def sees_all(call: Call) -> bool:
    """Say whether somebody may look at everybody's mail: ICA's staff, on a practice desk."""
    return call.house.clock.practice and call.viewer.is_staff()


def linked(text: str, home: str) -> Markup:
    """Return the text of a mail with the addresses of this desk's own pages as links."""
    parts, end = list[Markup](), 0
    for match in LINK.finditer(text):
        if match.group().startswith(home):
            path = "/" + match.group().removeprefix(home)
            parts += [escape(text[end : match.start()]), Markup('<a href="{}">{}</a>').format(path, match.group())]
            end = match.end()
    return Markup("").join([*parts, escape(text[end:])])


def _mail(call: Call, message_id: int) -> Message:
    return found(mail(call.session, call.viewer, numbered(message_id), call.now, everybody=sees_all(call)))


def _state(call: Call, message: Message) -> str:
    return state_words(message, call.calendar, practice=call.house.clock.practice)


router = Router("/", route_handlers=[list_mail, read_mail, read_html, read_calendar], include_in_schema=False)
