"""One's own page: who one is on the desk, the private calendar, and the tokens of one's programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.accounts.absences import absences_of, end_absence, enter_absence
from models.accounts.forms import BeingAway, MailWish, NewToken
from models.accounts.mail_rhythm import choose_mail_rhythm, mail_rhythm
from models.accounts.sessions import is_by, sessions_of
from models.accounts.tokens_and_feeds import end_feed, feed_of, new_feed, new_token, revoke, tokens_of
from models.audit.writing import Matter
from models.intake.drafts import discard
from models.mail.letters import own_letters
from models.registries.details import agency_names
from models.registries.people_and_agencies import audit
from scheduler.clock import wall_now
from web.calls import Asked, Call, reading, writing
from web.cookies import SESSION, kept
from web.deeds import ANEW
from web.pages.account.browsers import browser_words
from web.pages.account.half_filled import half_filled
from web.pages.forms.bounds import numbered
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.problems import NotFound
from workflows.law.wording import lasting

SHOWN = "The token was made, and was shown only once. If you did not see it, revoke it and make a new one."
TOKEN = Ask(NewToken, "Make a token", "token", quiet=True, within=True)
MAIL = Ask(MailWish, "Save", "mail", quiet=True, drafts=False)
AWAY = Ask(BeingAway, "Save these days", "away", quiet=True, within=True)


@dataclass(frozen=True)
class Seen:
    """A browser that somebody is signed in with."""

    id: int
    words: str
    address: str
    since: datetime
    seen_at: datetime
    is_this: bool


@get("/me", sync_to_thread=True, include_in_schema=False)
def read_me(request: Asked) -> Response[str]:
    """Show one's own page."""
    with reading(request) as call:
        return _page(call, request)


@post("/me/mail", sync_to_thread=True)
def choose_rhythm(request: Asked, posted: NamedDependency[Posted]) -> Redirect | Response[str]:
    """Choose how often one is written to about what can wait."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        choose_mail_rhythm(call.session, call.person, facts)
        return told(request, "/me", "Saved. It holds for the mail written from now on.")

    return enter(request, MAIL, posted, deed, lambda call, tried: _page(call, request, tried))


@post("/me/away", sync_to_thread=True)
def go_away(request: Asked, posted: NamedDependency[Posted]) -> Redirect | Response[str]:
    """Say on which days one is away, and who stands in."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        enter_absence(call.session, call.person, facts, call.now, call.today)
        return told(request, "/me", "Saved. Have a good time.")

    return enter(request, AWAY, posted, deed, lambda call, tried: _page(call, request, tried))


@post("/me/away/{absence_id:int}/end", sync_to_thread=True)
def come_back(request: Asked, absence_id: FromPath[int]) -> Redirect:
    """Say that one is not away after all, or back sooner."""
    with writing(request) as call:
        if not end_absence(call.session, call.person, numbered(absence_id), call.now, call.today):
            raise NotFound
        return told(request, "/me", "Taken back. Your tasks are yours alone again.")


@post("/me/feed", status_code=200, sync_to_thread=True, opt=ANEW)
def renew_feed(request: Asked) -> Response[str]:
    """Make a new address of the private calendar, and show it this once; the one before it works no longer."""
    with writing(request) as call:
        secret = new_feed(call.session, call.person, wall_now())
        return _page(call, request, feed=f"{call.house.worker.desk.home}feed/{secret}.ics")


@post("/me/feed/end", sync_to_thread=True)
def stop_feed(request: Asked) -> Redirect:
    """Let the private calendar work no longer."""
    with writing(request) as call:
        end_feed(call.session, call.person)
        return told(request, "/me", "Your private calendar is turned off.")


@post("/me/tokens", status_code=200, sync_to_thread=True)
def create(request: Asked, posted: NamedDependency[Posted]) -> Response[str]:
    """Make a token for a program, and show it this once."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Response[str]:
        secret = new_token(call.session, call.person, facts, wall_now())
        audit(call.session, call.now, f"{call.person.email} made a token", call.viewer.id, matter=Matter.WAY_IN)
        told(request, "/me", SHOWN)  # whoever sends it again cannot see it: the desk keeps no token
        return _page(call, request, token=secret)

    return enter(request, TOKEN, posted, deed, lambda call, tried: _page(call, request, tried))


@post("/me/tokens/{token_id:int}/revoke", sync_to_thread=True)
def end_token(request: Asked, token_id: FromPath[int]) -> Redirect:
    """Let one of one's own tokens work no longer."""
    with writing(request) as call:
        if not revoke(call.session, call.person, numbered(token_id), wall_now()):
            raise NotFound
        audit(call.session, call.now, f"{call.person.email} revoked a token", call.viewer.id, matter=Matter.WAY_IN)
        return told(request, "/me", "The token no longer works.")


@post("/me/drafts/{draft_id:int}/discard", sync_to_thread=True)
def throw_away(request: Asked, draft_id: FromPath[int]) -> Redirect:
    """Forget one of one's own drafts."""
    with writing(request) as call:
        if not discard(call.session, call.viewer, numbered(draft_id)):
            raise NotFound
        return told(request, "/me#drafts", "Your draft is discarded.")


def _sessions(call: Call, request: Asked, wall: datetime) -> list[Seen]:
    """Return where somebody is signed in."""
    secret = kept(request, SESSION)
    return [
        Seen(row.id, browser_words(row.browser), row.address, row.started_at, row.seen_at, is_by(row, secret))
        for row in sessions_of(call.session, call.viewer.id, wall)
    ]


def _page(call: Call, request: Asked, tried: Tried = UNTRIED, *, feed: str = "", token: str = "") -> Response[str]:
    wall = wall_now()
    return page(
        call, request, "me.html", tried.status, who=call.person, tried=tried, feed=feed, token=token,
        make=TOKEN.sheet(call, "/me/tokens", tried),
        away=AWAY.sheet(call, "/me/away", tried), absences=absences_of(call.session, call.person, call.today),
        mail=MAIL.sheet(call, "/me/mail", tried, filled={"rhythm": mail_rhythm(call.person, call.policy)}),
        standing=feed_of(call.session, call.person, wall), tokens=tokens_of(call.session, call.person, wall), sessions=_sessions(call, request, wall),
        policy=call.policy, idle=lasting(call.policy.session_idle_minutes),
        letters=own_letters(call.session, call.viewer, call.now), drafts=half_filled(call), draft_days=call.policy.draft_days, agency_names=agency_names(call.session), staff=call.viewer.is_staff(),
    )  # fmt: skip


router = Router(
    "/",
    route_handlers=[choose_rhythm, go_away, come_back, renew_feed, stop_feed, create, end_token, throw_away],
    dependencies=POSTED,
    include_in_schema=False,
)
