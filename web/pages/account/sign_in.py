"""Signing in and out, setting a password by a one-time link, and the colors of the pages."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.accounts.forms import NewPassword
from models.accounts.sign_in import (
    LINK_HOLDS,
    SIGNED_IN,
    Locked,
    begin,
    ended_for,
    owner_of_link,
    set_password,
    sign_in,
    sign_out,
    signed_in,
    use_links,
)
from scheduler.clock import wall_now
from web.calls import COOKIE, Asked, house_of
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import declared
from web.pages.forms.reading import facts_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.confirmation import said_at
from web.pages.frame.rendering import THEMES, plain_page
from web.pages.frame.return_path import INBOX, QUEUE, local
from web.pages.words.wording import counted
from web.problems import LOCKED
from workflows.engine.cases import NotAllowed
from workflows.law.policy import FIRST_EDITION

YEAR = 365 * 24 * 3600
WRONG = "The address or the password is wrong. Check both, and try again."
ENDED = f"You were signed out, because you signed in more than {SIGNED_IN.total_seconds() / 3600:.0f} hours ago."
KEPT = "What you typed is kept: sign in, and you are back in the form."
LOST_NOTHING = (
    "You were signed out. Nothing was lost: what you typed is in the form. If you had chosen a file, choose it again."
)
SPENT = f"This link was used already, or is more than {counted(LINK_HOLDS.days, 'day')} old. Ask for a new one."


@get("/sign-in", sync_to_thread=True)
def show_sign_in(request: Asked) -> Response[str]:
    """Ask who is there."""
    asked = request.query_params
    return _ask(request, "", asked.get("next", ""), "", 200, kept=bool(asked.get("kept")))


@post("/sign-in", sync_to_thread=True)
def enter(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Begin a browser session, with a secret of its own each time."""
    email, place, kept = posted.get("email"), local(posted.get("next")), bool(posted.get("kept"))
    password = next(iter(posted.all("password")), "")
    try:
        secret = sign_in(house_of(request).database, email, password, wall_now())
    except Locked:
        return _ask(request, email, place, LOCKED, 429, kept=kept)
    if secret is None:
        return _ask(request, email, place, WRONG, 422, kept=kept)
    with house_of(request).database.writing() as session:  # whoever was signed in with this browser is out
        before, now = (
            ended_for(session, request.cookies.get(COOKIE, ""), wall_now()),
            signed_in(session, secret, wall_now()),
        )
        sign_out(session, request.cookies.get(COOKIE, ""))
    is_back = kept and before and now and before.id == now.id  # somebody else's words are nothing to them
    there = said_at(request, place, LOST_NOTHING) if is_back else Redirect(place, status_code=303)
    there.set_cookie(_session(request, secret))
    return there


@post("/me", sync_to_thread=True)  # beside GET /me, which stands elsewhere
def choose(request: Asked, posted: NamedDependency[Posted]) -> Redirect:
    """Sign out, or choose the colors."""
    if posted.get("sign-out"):
        with house_of(request).database.writing() as session:
            sign_out(session, request.cookies.get(COOKIE, ""))
        left = Cookie(QUEUE, value="", max_age=0)  # with the names that somebody looked for
        return Redirect("/sign-in", status_code=303, cookies=[_session(request, ""), left])
    theme = posted.get("colors")
    chosen = Cookie("theme", value=theme, max_age=YEAR if theme in THEMES else 0, samesite="lax", path="/",
                    secure=house_of(request).settings.secure)  # fmt: skip
    return Redirect(local(posted.get("back")), status_code=303, cookies=[chosen])


@get("/welcome/{secret:str}", sync_to_thread=True)
def show_welcome(request: Asked, secret: FromPath[str]) -> Response[str]:
    """Ask for a password by a one-time link."""
    with house_of(request).database.reading() as session:
        person = owner_of_link(session, secret, wall_now())
        name = person.name if person else ""
    return _welcome(request, name, 200 if name else 404)


@post("/welcome/{secret:str}", sync_to_thread=True)
def set_first_password(
    request: Asked, secret: FromPath[str], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Set the password, use up the link, and sign in."""
    now, name = wall_now(), ""
    try:
        with house_of(request).database.writing() as session:
            person = owner_of_link(session, secret, now)
            if person is None:
                return _welcome(request, "", 404)
            name = person.name
            set_password(session, person, facts_of(NewPassword, posted, FIRST_EDITION.calendar).facts)
            use_links(session, person, now)
            opened = begin(session, person.id, now)
    except NotAllowed as refused:
        return _welcome(request, name, 422, misfits_of(refused.refusals, declared(NewPassword)))
    return Redirect(INBOX, status_code=303, cookies=[_session(request, opened)])


def _ask(request: Asked, email: str, place: str, fault: str, status: int, *, kept: bool = False) -> Response[str]:
    why = "" if fault else _why(request, place, kept=kept)
    return plain_page(
        request, "sign_in.html", status, email=email[:200], next=local(place), fault=fault, why=why, kept=kept
    )


def _why(request: Asked, place: str, *, kept: bool) -> str:
    """Say why somebody is asked to sign in, where they were on their way elsewhere."""
    with house_of(request).database.reading() as session:
        ended = ended_for(session, request.cookies.get(COOKIE, ""), wall_now())
    if ended is None:
        return "Sign in to open the page you asked for." if place else ""
    return f"{ENDED} {KEPT if kept else 'Sign in to go on where you were.'}"


def _welcome(request: Asked, name: str, status: int, misfits: Misfits = NONE) -> Response[str]:
    """Ask for a password; what was typed is not shown again."""
    fields = fields_of("welcome", declared(NewPassword), None, misfits)
    sheet = Sheet("welcome", request.url.path, "Set your password", fields, misfits=misfits)
    return plain_page(request, "welcome.html", status, name=name, sheet=sheet, tried=misfits, spent=SPENT)


def _session(request: Asked, secret: str) -> Cookie:
    """Return the cookie of a browser session; an empty one ends it."""
    return Cookie(
        COOKIE, value=secret, path="/", httponly=True, samesite="lax", secure=house_of(request).settings.secure,
        max_age=None if secret else 0,
    )  # fmt: skip


router = Router(
    "/",
    route_handlers=[show_sign_in, enter, show_welcome, set_first_password],
    dependencies=POSTED,
    include_in_schema=False,
)
