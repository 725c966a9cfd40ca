"""The form with which a case begins, half filled in: what it asks, and what of it is kept."""

from __future__ import annotations

from models.intake.drafts import FormOf, Kept, draft_of
from models.intake.intake import Way
from models.intake.starting import begins_for_others, ways_for
from web.calls import Call
from web.pages.forms.attaching import beginning_with
from web.pages.forms.drafted import typed_in
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Sort, asked
from web.pages.frame.drafting import HalfFilled
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.openings import about_oneself
from workflows.grammar.process import LOCAL, Step
from workflows.grammar.takers import owners_of
from workflows.law.roles import COMPLAINANT

RECEIVED = Answer("done-on", Sort.DATE, "When did this reach you?")
HOW = Answer(
    "how", Sort.LINE, "How it came in, if you enter it for the agency", "On paper, by mail or by phone. The history shows it.",
    optional=True,
)  # fmt: skip


def answers_of(call: Call, way: Way) -> tuple[Answer, ...]:
    """Return what the form asks somebody."""
    own = asked(way.step.form, call.policy) if way.step.form else ()
    how = (HOW,) if begins_for_others(call.session, call.viewer, way.process, way.step) else ()
    return (*own, *((beginning_with(),) if takes_documents(way) else ()), *how)


def takes_documents(way: Way) -> bool:
    """Say whether documents may come with the form: not where none is kept, nobody is to know who sent it, or it is about oneself."""
    return is_kept(way.step) and not way.process.paperless and not about_oneself(way.process, way.step)


def is_kept(step: Step) -> bool:
    """Say whether the form is kept while it is half filled in: who complains is written down nowhere, so not of a complaint."""
    return step.form is not None and COMPLAINANT not in owners_of(step, None)


def half_filled(call: Call, way: Way, posted: Posted) -> HalfFilled:
    """Return the form as far as it is filled in; or raise NotAllowed where it is not kept, or not for whoever asks."""
    if not is_kept(way.step) or way.step not in ways_for(call.session, call.viewer, way.process):
        raise NotAllowed(Refusal(LOCAL, "this form is kept only when it is sent", Kind.GONE))
    fields = typed_in((*answers_of(call, way), RECEIVED), posted)
    key, name = way.process.key, way.step.name
    return HalfFilled(FormOf.start(key, name), fields, f"/start/{key}/{name}")


def draft_for(call: Call, way: Way) -> Kept | None:
    """Return the form as somebody left it half filled in, if they did."""
    return draft_of(call.session, call.viewer, FormOf.start(way.process.key, way.step.name))
