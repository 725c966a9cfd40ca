"""Publishing an edition of a text that people sign, and taking back one that nobody was asked for yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from models.registries.forms.policy_texts import NewText
from models.registries.policy_texts.publishing import is_in_effect, may_be_withdrawn, publish, text_by_id, withdraw
from models.rows.registries import PolicyText
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, numbered, staff_only
from web.pages.forms.entering import UNTRIED, Ask, Tried, attempt, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.words.dates import capital, day_words
from workflows.facts.text_kinds import TextKind

ADD = Ask(NewText, "Publish this edition")
PUBLISH = "publish texts"


@get("/texts/add", sync_to_thread=True)
def ask_text(request: Asked, after: FromQuery[int] = 0) -> Response[str]:
    """Ask for a new edition; it may begin with the words of the one before."""
    with reading(request) as call:
        staff_only(call, PUBLISH)
        return _form(call, request, after=after)


@post("/texts/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Publish an edition, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, PUBLISH)
        text = publish(call.session, facts, call.now, call.viewer.id)
        begins = text.begins_at <= call.now
        when = (
            "We are asking for signatures now"
            if begins
            else f"We ask for signatures from {day_words(text.effective_on)}"
        )
        return told(request, f"/texts/{text.id}", f"{capital(text.edition)} was published. {when}.")

    return enter(request, ADD, posted, deed, lambda call, tried: _form(call, request, tried))


def _form(call: Call, request: Asked, tried: Tried = UNTRIED, after: int = 0) -> Response[str]:
    before = found(text_by_id(call.session, numbered(after))) if after else None
    filled = {"kind": TextKind(before.paper.key), "words": before.words} if before else {}
    sheet = ADD.sheet(call, "/texts/add", tried, filled=filled)
    return page(
        call, request, "registry/texts/text_add.html", tried.status, sheet=sheet, tried=tried, before=before,
        grace=call.policy.ack_grace_days,
    )  # fmt: skip


@get("/texts/{text_id:int}/withdraw", sync_to_thread=True)
def ask_withdraw(request: Asked, text_id: FromPath[int]) -> Response[str]:
    """Show what it brings about that an edition is taken back."""
    with reading(request) as call:
        return _confirm(call, request, _of(call, text_id))


@post("/texts/{text_id:int}/withdraw", sync_to_thread=True)
def take_back(request: Asked, text_id: FromPath[int]) -> Response[str] | Redirect:
    """Take an edition back before anybody is asked to sign it."""

    def deed(call: Call) -> Redirect:
        text = _of(call, text_id)
        withdraw(call.session, text, call.now, call.viewer.id)
        return told(request, "/texts", f"{capital(text.edition)} was taken back. Nobody is asked to sign it.")

    return attempt(request, deed, lambda call, tried: _confirm(call, request, _of(call, text_id), tried))


def _of(call: Call, text_id: int) -> PolicyText:
    staff_only(call, PUBLISH)
    return found(text_by_id(call.session, numbered(text_id)))


def _confirm(call: Call, request: Asked, text: PolicyText, tried: Tried = UNTRIED) -> Response[str]:
    return page(
        call, request, "registry/texts/text_withdraw.html", tried.status, text=text, tried=tried,
        may=may_be_withdrawn(text, call.now), in_effect=is_in_effect(call.session, text, call.now),
    )  # fmt: skip


router = Router(
    "/", route_handlers=[ask_text, add, ask_withdraw, take_back], dependencies=POSTED, include_in_schema=False
)
