"""A form whose fields depend on the meeting: shown, kept half filled in, sent, and shown again with what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from litestar import Response
from litestar.response import Redirect

from models.intake.drafts import FormOf, draft_of, drop_draft
from web.calls import Asked, Call
from web.pages.forms.drafted import typed_in
from web.pages.forms.entering import UNTRIED, Tried, attempt
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer
from web.pages.forms.refusals import NONE
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept


@dataclass(frozen=True)
class Questions:
    """A form of a meeting: what it asks, what it says already, and the words of its button."""

    key: str
    action: str
    deed: str
    answers: Sequence[Answer]
    filled: Posted
    seen: int  # how often it had been sent before

    @property
    def draft(self) -> FormOf:
        """By what it is kept: a draft is of what it changes, and of nothing later."""
        return FormOf.page(f"{self.action}#{self.seen}", self.deed)

    def sheet(self, call: Call, tried: Tried = UNTRIED) -> Sheet:
        """Return it as it stands: as it was sent, else as it was left, else as it is on record."""
        kept = None if tried else draft_of(call.session, call.viewer, self.draft)
        filled = (tried.posted if tried else None) or (Posted.of(kept.fields) if kept else self.filled)
        misfits = tried.misfits if tried else NONE
        return Sheet(
            self.key, self.action, self.deed, fields_of(self.key, self.answers, filled, misfits), misfits=misfits,
            draftable=True, drafted=draft_words(kept.saved_at, call) if kept else "", version=self.seen,
        )  # fmt: skip


def send(
    request: Asked, posted: Posted, of: Callable[[Call], Questions], deed: Callable[[Call, Questions], Redirect],
    again: Callable[[Call, Tried], Response[str]],
) -> Response[str] | Redirect:  # fmt: skip
    """Do what a form of a meeting asks, keep it half filled in, or show it again with what is wrong."""
    asked = list[Answer]()

    def half(call: Call) -> HalfFilled:
        questions = of(call)
        return HalfFilled(questions.draft, typed_in(questions.answers, posted), questions.action)

    def done(call: Call) -> Redirect:
        questions = of(call)
        asked.extend(questions.answers)
        led = deed(call, questions)
        drop_draft(call.session, call.viewer.id, questions.draft)
        return led

    def sent() -> Response[str] | Redirect:
        return attempt(request, done, again, Tried("hearing", posted), asked)

    return sent_or_kept(request, posted.get(FIELD), half, sent)
