"""A form that somebody sends: what it asks becomes a deed, or it is shown again as it was filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from litestar import Response

from web.calls import Asked, Call, reading, writing
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Option, asked
from web.pages.forms.reading import Filled, facts_of, posted_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.problems import STATUS
from workflows.engine.cases import NotAllowed
from workflows.facts.forms import Form

T = TypeVar("T")
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Tried:
    """A form that was sent and refused; none was where there is no key."""

    key: str = ""
    posted: Posted | None = None
    misfits: Misfits = NONE
    status: int = 200

    def __bool__(self) -> bool:
        """Say whether a form was refused."""
        return bool(self.misfits)


UNTRIED = Tried()


@dataclass(frozen=True)
class Ask:
    """A form of a page: what it asks, and the words of its button; a key where the page has several."""

    form: type[Form]
    deed: str
    key: str = "entry"
    quiet: bool = False

    def sheet(
        self, call: Call, action: str, tried: Tried = UNTRIED, *, offered: Sequence[Option] = (),
        filled: Mapping[str, Any] = NOTHING,
    ) -> Sheet:  # fmt: skip
        """Return it as it stands: as it was sent, else with what is filled in already."""
        answers, again = asked(self.form, call.policy), tried.key == self.key
        before = posted_of(self.form, filled, call.calendar) if filled else None
        misfits = tried.misfits if again else NONE
        fields = fields_of(self.key, answers, tried.posted if again else before, misfits, offered)
        shown = replace(misfits, objections=())  # those the page says above its forms
        return Sheet(self.key, action, self.deed, fields, misfits=shown, quiet=self.quiet)


def enter(
    request: Asked, ask: Ask, posted: Posted, deed: Callable[[Call, Mapping[str, Any]], T],
    again: Callable[[Call, Tried], Response[str]],
) -> T | Response[str]:  # fmt: skip
    """Do what a form asks, in one transaction; or show it again, with what is wrong beside its fields."""
    filled = Filled()
    try:
        with writing(request) as call:
            filled = facts_of(ask.form, posted, call.calendar)
            return deed(call, filled.facts)
    except NotAllowed as refused:
        with reading(request) as call:
            misfits = misfits_of(refused.refusals, asked(ask.form, call.policy), filled.faults)
            return again(call, Tried(ask.key, posted, misfits, STATUS[refused.first.kind]))


def attempt(
    request: Asked, deed: Callable[[Call], T], again: Callable[[Call, Tried], Response[str]],
    sent: Tried = UNTRIED, answers: Iterable[Answer] = (),
) -> T | Response[str]:  # fmt: skip
    """Do what somebody confirmed, or sent with answers of no one form; or show why it is not done."""
    try:
        with writing(request) as call:
            return deed(call)
    except NotAllowed as refused:
        with reading(request) as call:
            misfits = misfits_of(refused.refusals, answers)
            return again(call, replace(sent, misfits=misfits, status=STATUS[refused.first.kind]))
