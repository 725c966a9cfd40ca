"""The receipt of a case that somebody began and may not see: its number, what happens next, and what was sent."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromPath

from models.casebook.case_search import case_of
from models.casebook.receipts import Receipt, receipt, receipt_of
from web.calls import Asked, Call, reading
from web.pages.case.records import items_of
from web.pages.frame.rendering import page
from web.pages.words.wording import typeset


@get("/receipts/{number:str}", sync_to_thread=True)
def read_receipt(request: Asked, number: FromPath[str]) -> Response[str]:
    """Show what somebody sent about themselves, as it was sent: nothing here tells what became of it."""
    with reading(request) as call:
        return _shown(call, request, receipt(call.session, call.viewer, number), lasting=True)


def received(call: Call, request: Asked, case_id: int) -> Response[str]:
    """Show, this once, the number of a case to somebody who began it and may not see it."""
    return _shown(call, request, receipt_of(call.session, case_of(call.session, case_id)), lasting=False)


def _shown(call: Call, request: Asked, sent: Receipt, *, lasting: bool) -> Response[str]:
    words = (
        sent.process.receipt(sent.known)
        if sent.process.receipt
        else "You will not see it in the desk. Keep the number."
    )
    answers = tuple(items_of(sent.form, sent.policy, names=sent.agencies)) if sent.form and lasting else ()
    return page(
        call, request, "receipt.html", 200 if lasting else 201, process=sent.process, number=sent.number, sent_on=sent.on,
        done=typeset(sent.step.done or sent.process.title), words=typeset(words), answers=answers,
    )  # fmt: skip


router = Router("/", route_handlers=[read_receipt], include_in_schema=False)
