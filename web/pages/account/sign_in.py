"""Signing in and out, and the colors of the pages."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Response, Router, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.response import Redirect

from models.accounts.sessions import ended_for, sign_out, signed_in, was_idle
from models.accounts.sign_in import Crowded, Locked, sign_in
from scheduler.clock import wall_now
from web.audited import count_failure, note_sign_in, note_sign_out
from web.calls import Asked, house_of
from web.cookies import SESSION, kept
from web.pages.account.browsers import client_of
from web.pages.account.wrong_passwords import crowded_words, locked_words, wrong_words
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import said_at
from web.pages.frame.rendering import THEMES, plain_page
from web.pages.frame.return_path import local
from web.pages.frame.signing_in import signed_in_by, signed_out
from workflows.law.wording import lasting

SIGN_OUT = "/sign-out"
FORGET = {"Clear-Site-Data": '"cache", "storage"'}  # whoever has the browser next finds no page of before
YEAR = 365 * 24 * 3600
KEPT = "What you typed is kept: sign in, and you are back in the form."
LOST_NOTHING = (
    "You were signed out. Nothing was lost: what you typed is in the form. If you had chosen a file, choose it again."
)


@dataclass(frozen=True)
class Coming:
    """Who comes to the door: the address typed, where they were on their way to, and whether words of theirs were kept."""

    email: str = ""
    place: str = ""
    kept: bool = False


@get("/sign-in", sync_to_thread=True)
def show_sign_in(request: Asked) -> Response[str]:
    """Ask who is there."""
    asked = request.query_params
    return _ask(request, Coming(place=asked.get("next", ""), kept=bool(asked.get("kept"))))


@post("/sign-in", sync_to_thread=True)
def enter(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Begin a browser session, with secrets of its own each time."""
    coming = Coming(posted.get("email"), local(posted.get("next")), bool(posted.get("kept")))
    database, password = house_of(request).database, posted.as_typed("password")
    policy = database.rulebook.policy(wall_now())
    try:
        secret = sign_in(database, coming.email, password, wall_now(), client_of(request))
    except Locked:
        count_failure(database, coming.email)
        return _ask(request, coming, locked_words(policy), 429)
    except Crowded:
        count_failure(database, coming.email)
        return _ask(request, coming, crowded_words(policy), 429)
    if secret is None:
        count_failure(database, coming.email)
        return _ask(request, coming, wrong_words(policy), 422)
    is_back = _is_back(request, secret) and coming.kept  # somebody else's words are nothing to them
    there = said_at(request, coming.place, LOST_NOTHING) if is_back else Redirect(coming.place, status_code=303)
    for cookie in signed_in_by(request, secret):
        there.set_cookie(cookie)
    return there


def _is_back(request: Asked, secret: str) -> bool:
    """Say whether the same person was signed in with this browser before; whoever it was, is out."""
    with house_of(request).database.writing() as session:
        before, now = ended_for(session, kept(request, SESSION), wall_now()), signed_in(session, secret, wall_now())
        sign_out(session, kept(request, SESSION))
        note_sign_in(session, now.viewer if now else None)
    return bool(before and now and before.id == now.viewer.id)


@post(SIGN_OUT, sync_to_thread=True)
def leave(request: Asked) -> Redirect:
    """Sign out. Whoever is not signed in is out as well: no other site can send this with the cookies of the desk."""
    with house_of(request).database.writing() as session:
        note_sign_out(request, session)
        sign_out(session, kept(request, SESSION))
    return Redirect("/sign-in", status_code=303, cookies=list(signed_out(request)), headers=FORGET)


@post("/me", sync_to_thread=True)  # beside GET /me, which stands elsewhere
def choose(request: Asked, posted: NamedDependency[Posted]) -> Redirect:
    """Choose the colors."""
    theme = posted.get("colors")
    chosen = Cookie("theme", value=theme, max_age=YEAR if theme in THEMES else 0, samesite="lax", path="/",
                    secure=house_of(request).settings.secure)  # fmt: skip
    return Redirect(local(posted.get("back")), status_code=303, cookies=[chosen])


def _ask(request: Asked, coming: Coming, fault: str = "", status: int = 200) -> Response[str]:
    why = "" if fault else _why(request, coming)
    return plain_page(
        request, "sign_in.html", status, email=coming.email[:200], next=local(coming.place), fault=fault, why=why,
        kept=coming.kept, by_link=status == 429,
    )  # fmt: skip


def _why(request: Asked, coming: Coming) -> str:
    """Say why somebody is asked to sign in, where they were on their way elsewhere."""
    secret, now = kept(request, SESSION), wall_now()
    with house_of(request).database.reading() as session:
        ended, idle = ended_for(session, secret, now), was_idle(session, secret, now)
    if ended is None:
        return "Sign in to open the page you asked for." if coming.place else ""
    policy = house_of(request).database.rulebook.policy(now)
    last = f"you opened no page for {lasting(policy.session_idle_minutes)}"
    first = f"you signed in more than {policy.session_hours} hours ago"
    end = KEPT if coming.kept else "Sign in to go on where you were."
    return f"You were signed out, because {last if idle else first}. {end}"


router = Router("/", route_handlers=[show_sign_in, enter, leave], dependencies=POSTED, include_in_schema=False)
