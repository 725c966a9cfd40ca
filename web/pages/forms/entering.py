"""A form that somebody sends: what it asks becomes a deed, or it is shown again as it was filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from litestar import Response
from litestar.response import Redirect

from models.intake.drafts import FormOf, draft_of, drop_draft
from web.calls import Asked, Call, reading, writing
from web.pages.forms.drafted import typed_in
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.offers import Offers
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Option, asked
from web.pages.forms.reading import Filled, facts_of, posted_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept
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
    drafts: bool = True  # whether it is kept as somebody types; not where nothing is typed, but chosen with a click
    within: bool = False  # whether it stands on the page that its own address lies within
    at: str = ""  # where it stands, if neither there nor where it is sent to
    called: FormOf | None = None  # by what it is kept, if not by where it stands
    also: tuple[str, ...] = ()  # what is kept of it besides: the names of fields that its page has
    seen: int | None = None  # how often what it changes had been changed; a draft is of that, and of nothing later

    def draft(self, action: str) -> FormOf:
        """Return by what it is kept while it is half filled in."""
        place = self.place(action)
        return self.called or FormOf.page(place if self.seen is None else f"{place}#{self.seen}", self.deed)

    def place(self, action: str) -> str:
        """Return where it stands."""
        return self.at or (action.rpartition("/")[0] if self.within else action)

    def half_filled(self, call: Call, action: str, posted: Posted) -> HalfFilled:
        """Return it as far as it is filled in."""
        fields = typed_in(asked(self.form, call.policy), posted)
        besides = {name: list(posted.all(name)) for name in self.also} if fields else {}
        return HalfFilled(self.draft(action), {**fields, **besides}, self.place(action))

    def sheet(
        self, call: Call, action: str, tried: Tried = UNTRIED, *, offered: Sequence[Option] | Offers = (),
        filled: Mapping[str, Any] = NOTHING,
    ) -> Sheet:  # fmt: skip
        """Return it as it stands: as it was sent, else with what is filled in already."""
        answers, again = asked(self.form, call.policy), tried.key == self.key
        before = posted_of(self.form, filled, call.calendar) if filled else None
        draft = draft_of(call.session, call.viewer, self.draft(action)) if self.drafts and not again else None
        before = Posted.of(draft.fields) if draft else before
        misfits = tried.misfits if again else NONE
        fields = fields_of(
            self.key,
            answers,
            tried.posted if again else before,
            misfits,
            offered if isinstance(offered, Offers) else Offers(offered),
        )
        shown = replace(misfits, objections=())  # those the page says above its forms
        return Sheet(
            self.key, action, self.deed, fields, misfits=shown, quiet=self.quiet, draftable=self.drafts,
            drafted=draft_words(draft.saved_at, call) if draft else "",
        )  # fmt: skip


def enter(
    request: Asked, ask: Ask, posted: Posted, deed: Callable[[Call, Mapping[str, Any]], T],
    again: Callable[[Call, Tried], Response[str]],
) -> T | Response[str] | Redirect:  # fmt: skip
    """Do what a form asks, in one transaction; or show it again, with what is wrong beside its fields."""
    if not ask.drafts:
        return _entered(request, ask, posted, deed, again)
    action = request.url.path
    return sent_or_kept(
        request, posted.get(FIELD), lambda call: ask.half_filled(call, action, posted),
        lambda: _entered(request, ask, posted, deed, again),
    )  # fmt: skip


def _entered(
    request: Asked, ask: Ask, posted: Posted, deed: Callable[[Call, Mapping[str, Any]], T],
    again: Callable[[Call, Tried], Response[str]],
) -> T | Response[str]:  # fmt: skip
    filled = Filled()
    try:
        with writing(request) as call:
            filled = facts_of(ask.form, posted, call.calendar)
            done = deed(call, filled.facts)
            if ask.drafts:
                drop_draft(call.session, call.viewer.id, ask.draft(request.url.path))
            return done
    except NotAllowed as refused:
        with reading(request) as call:
            misfits = misfits_of(refused.refusals, asked(ask.form, call.policy), filled.faults)
            return again(call, Tried(ask.key, posted, misfits, STATUS[refused.first.kind]))


def attempt(
    request: Asked, deed: Callable[[Call], T], again: Callable[[Call, Tried], Response[str]],
    sent: Tried = UNTRIED, answers: Iterable[Answer] = (), *, passing: tuple[type[NotAllowed], ...] = (),
) -> T | Response[str]:  # fmt: skip
    """Do what somebody confirmed, or sent with answers of no one form; or show why it is not done.

    What refuses in a way that its page says otherwise passes on to it.
    """
    try:
        with writing(request) as call:
            return deed(call)
    except passing:
        raise
    except NotAllowed as refused:
        with reading(request) as call:
            misfits = misfits_of(refused.refusals, answers)
            return again(call, replace(sent, misfits=misfits, status=STATUS[refused.first.kind]))
