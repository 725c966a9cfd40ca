"""The link to set a password that the second person hands over, where no mail leaves the desk."""

from __future__ import annotations

from litestar import Response, Router, post
from litestar.params import FromPath

from models.accounts.handing_over import link_to_hand_over
from scheduler.clock import wall_now
from web.calls import Asked, writing
from web.deeds import ANEW
from web.pages.frame.rendering import page
from workflows.law.wording import lasting


@post("/cases/{number:str}/password-link", status_code=200, sync_to_thread=True, opt=ANEW)
def make_link(request: Asked, number: FromPath[str]) -> Response[str]:
    """Show a link this once to whoever hands it over."""
    with writing(request) as call:
        who, secret = link_to_hand_over(call.session, call.viewer, number, call.now, wall_now())
        link = call.house.worker.desk.welcome(secret)
        return page(
            call,
            request,
            "password_link.html",
            who=who,
            number=number,
            link=link,
            link_lasts=lasting(call.policy.password_link_minutes),
        )


router = Router("/", route_handlers=[make_link], include_in_schema=False)
