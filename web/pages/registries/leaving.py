"""Recording that a person left or is back, unlocking an address, signing somebody out, and a link to set a password."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.background_tasks import BackgroundTask
from litestar.params import FromPath
from litestar.response import Redirect

from models.accounts.handing_over import refuse_alone
from models.accounts.leaving import come_back, leave, orphaned, tasks_of
from models.accounts.password_links import password_link
from models.accounts.sign_in import unlock
from models.accounts.ways_in import sign_out_everywhere
from models.audit.writing import Matter
from models.registries.details import agency_names, cases_about
from models.registries.entries import refused
from models.registries.people_and_agencies import audit
from models.rows.people import Person
from notifications.writing.dispatch import invite
from scheduler.clock import wall_now
from web.calls import Asked, Call, reading, writing
from web.deeds import ANEW
from web.pages.forms.bounds import staff_only
from web.pages.forms.entering import UNTRIED, Tried, attempt
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.person import person_of, person_page


@get("/people/{person_id:int}/left", sync_to_thread=True)
def ask_left(request: Asked, person_id: FromPath[int]) -> Response[str]:
    """Show what it brings about that somebody left, before it is recorded."""
    with reading(request) as call:
        staff_only(call, "record that somebody left")
        return _confirm(call, request, person_of(call, person_id))


@post("/people/{person_id:int}/left", sync_to_thread=True)
def left(request: Asked, person_id: FromPath[int]) -> Response[str] | Redirect:
    """Record that somebody left."""

    def deed(call: Call) -> Redirect:
        staff_only(call, "record that somebody left")
        who = person_of(call, person_id)
        leave(call.session, who, call.now, call.viewer.id, wall=wall_now())
        return told(request, f"/people/{who.id}", f"We recorded that {who.name} left.")

    return attempt(request, deed, lambda call, tried: _confirm(call, request, person_of(call, person_id), tried))


@post("/people/{person_id:int}/back", sync_to_thread=True)
def back(request: Asked, person_id: FromPath[int]) -> Redirect:
    """Record that somebody who left is back."""
    with writing(request) as call:
        staff_only(call, "record that somebody is back")
        who = person_of(call, person_id)
        come_back(call.session, who, call.now, call.viewer.id)
        return told(request, f"/people/{who.id}", f"We recorded that {who.name} is back.")


@post("/people/{person_id:int}/unlock", sync_to_thread=True)
def unlock_address(request: Asked, person_id: FromPath[int]) -> Redirect:
    """Forget the sign-ins that failed for a person's address."""
    with writing(request) as call:
        staff_only(call, "unlock an address")
        who = person_of(call, person_id)
        if unlock(call.session, who.email, wall_now()):
            audit(call.session, call.now, f"{who.email} was unlocked", call.viewer.id, matter=Matter.WAY_IN)
        return told(request, f"/people/{who.id}", f"{who.name} can sign in again.")


@post("/people/{person_id:int}/sign-out", sync_to_thread=True)
def sign_out(request: Asked, person_id: FromPath[int]) -> Redirect:
    """Let no browser, program or calendar of somebody be signed in any longer; their password stays."""
    with writing(request) as call:
        staff_only(call, "sign somebody out")
        who = person_of(call, person_id)
        sign_out_everywhere(call.session, who, wall_now())
        audit(call.session, call.now, f"{who.email} was signed out everywhere", call.viewer.id, matter=Matter.WAY_IN)
        words = f"{who.name} is signed out everywhere. Their tokens and calendar address have ended; their password has not."
        return told(request, f"/people/{who.id}", words)


@post("/people/{person_id:int}/welcome", sync_to_thread=True, opt=ANEW)
def welcome(request: Asked, person_id: FromPath[int]) -> Response[str] | Redirect:
    """Write to somebody with a link by which they set a password; where no mail leaves the desk, show it this once."""

    def deed(call: Call) -> Response[str] | Redirect:
        staff_only(call, "make a password link")
        who = person_of(call, person_id)
        if who.left_at is not None:
            raise refused("record first that the person is back")
        if call.house.worker.desk.delivers:
            return _written(request, call, who)
        refuse_alone(who, call.policy)
        secret = password_link(call.session, who, wall_now())
        audit(
            call.session,
            call.now,
            f"a link to set a password was made for {who.email}",
            call.viewer.id,
            matter=Matter.WAY_IN,
        )
        return person_page(call, request, who, welcome=call.house.worker.desk.welcome(secret))

    return attempt(request, deed, lambda call, tried: person_page(call, request, person_of(call, person_id), tried))


def _written(request: Asked, call: Call, who: Person) -> Redirect:
    """Let a link leave for its owner's address alone: whoever asks for it never sees it."""
    audit(
        call.session,
        call.now,
        f"a link to set a password was sent to {who.email}",
        call.viewer.id,
        matter=Matter.WAY_IN,
    )
    answer = told(request, f"/people/{who.id}", f"A link to set a password is on its way to {who.email}.")
    house = call.house
    answer.background = BackgroundTask(invite, house.database, who.id, call.now, house.worker.desk, wall_now())
    return answer


def _confirm(call: Call, request: Asked, who: Person, tried: Tried = UNTRIED) -> Response[str]:
    about = [case for case in cases_about(call.session, call.viewer, who.id) if case.closed_at is None]
    return page(
        call, request, "registry/person_left.html", tried.status, who=who, tried=tried, about=about,
        tasks=tasks_of(call.session, who, call.viewer), agency_names=agency_names(call.session),
        orphans=[orphan for office in who.offices if (orphan := orphaned(call.session, office))],
    )  # fmt: skip


router = Router("/", route_handlers=[ask_left, left, back, unlock_address, sign_out, welcome], include_in_schema=False)
