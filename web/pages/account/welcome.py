"""Setting a password by a link that works once."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.accounts.forms import NewPassword
from models.accounts.password_links import owner_of_link, use_link
from models.accounts.passwords import Chosen, choose
from models.accounts.ways_in import set_password
from models.audit.writing import Matter
from models.registries.people_and_agencies import audit
from notifications.writing.changes.password_change import tell_of_password
from scheduler.clock import wall_now
from web.calls import Asked, house_of
from web.pages.account.browsers import client_of
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import declared
from web.pages.forms.reading import facts_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.rendering import plain_page
from web.pages.frame.return_path import INBOX
from web.pages.frame.signing_in import signed_in_by
from workflows.engine.cases import NotAllowed
from workflows.law.policy import FIRST_EDITION
from workflows.law.wording import lasting


@get("/welcome/{secret:str}", sync_to_thread=True)
def show_welcome(request: Asked, secret: FromPath[str]) -> Response[str]:
    """Ask for a password by a one-time link."""
    with house_of(request).database.reading() as session:
        person = owner_of_link(session, secret, wall_now())
        name = person.name if person else ""
    return _welcome(request, name, 200 if name else 404)


@post("/welcome/{secret:str}", sync_to_thread=True)
def set_by_link(request: Asked, secret: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Set the password, use up the link, and sign in."""
    now, database, name = wall_now(), house_of(request).database, ""
    with database.reading() as session:
        person = owner_of_link(session, secret, now)
        person_id, name = (person.id, person.name) if person else (None, "")
    if person_id is None:
        return _welcome(request, "", 404)
    try:
        facts = facts_of(NewPassword, posted, FIRST_EDITION.calendar).facts
        opened = _set(request, secret, choose(database, person_id, NewPassword, facts, now))
    except NotAllowed as refused:
        return _welcome(request, name, 422, misfits_of(refused.refusals, declared(NewPassword)))
    if opened is None:
        return _welcome(request, "", 404)
    return Redirect(INBOX, status_code=303, cookies=list(signed_in_by(request, opened)))


def _set(request: Asked, secret: str, chosen: Chosen) -> str | None:
    """Let a password be that of a link's owner, and return the secret of their session; None if the link was used meanwhile."""
    house, now = house_of(request), wall_now()
    desk_now = house.clock.now()
    with house.database.writing() as session:
        person = use_link(session, secret, now)
        if person is None:
            return None
        if chosen.before:  # of a first password there is nothing to warn of
            tell_of_password(session, person, now=desk_now, desk=house.worker.desk, wall=now)
        audit(session, desk_now, f"{person.email} set their password by a link", person.id, matter=Matter.WAY_IN)
        return set_password(session, person, chosen, now, client_of(request))


def _welcome(request: Asked, name: str, status: int, misfits: Misfits = NONE) -> Response[str]:
    """Ask for a password; what was typed is not shown again."""
    fields = fields_of("welcome", declared(NewPassword), None, misfits)
    sheet = Sheet("welcome", request.url.path, "Set your password", fields, misfits=misfits)
    lasts = lasting(house_of(request).database.rulebook.policy(wall_now()).password_link_minutes)
    return plain_page(request, "welcome.html", status, name=name, sheet=sheet, tried=misfits, link_lasts=lasts)


router = Router("/", route_handlers=[show_welcome, set_by_link], dependencies=POSTED, include_in_schema=False)
