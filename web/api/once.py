"""What a program does is done once for its key, and answered each time as things stand then, as far as it may see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from litestar.openapi.spec import OpenAPIType, Operation, Parameter, Schema

from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.registries.claims import OfAnother
from models.store.deeds_done import Led
from web.api.shapes import CaseShape, ReceiptShape
from web.api.views import case_shape
from web.calls import Asked, Call, reading, writing
from web.claimed import keep_claimed
from web.deeds import HEADER, LONGEST, DoneBefore, lead, led_before

T = TypeVar("T")
KEY = Parameter(
    name=HEADER,
    param_in="header",
    description="A key of your own for what you do. The same key by the same person within a day is answered alike and makes "
    "nothing twice; with another path or body it is refused. What is refused may be sent again with its key.",
    schema=Schema(type=OpenAPIType.STRING, min_length=1, max_length=LONGEST),
)


@dataclass
class Once(Operation):
    """How the API describes a call that changes something."""

    def __post_init__(self) -> None:
        """Name the header beside what else the call takes."""
        self.parameters = [*(self.parameters or ()), KEY]


def once(request: Asked, deed: Callable[[Call], Led], answer: Callable[[Call, Led], T]) -> T:
    """Do something in one transaction, unless it was done before, and answer of it."""
    try:
        with writing(request) as call:
            lead(request, led := deed(call))
    except DoneBefore as done:
        led = done.led
    except OfAnother as claiming:
        keep_claimed(request, claiming)
        raise
    with reading(request) as call:
        return answer(call, led)


def before(request: Asked, call: Call) -> Led | None:
    """Return where it led if it was done before: for what is dear to prepare."""
    return led_before(request, call.session, call.viewer.id, call.now)


def seen(call: Call, number: str) -> CaseShape | ReceiptShape:
    """Return a case as the asker may see it, of one that they may not see no more than its number."""
    try:
        case, worn = find(call.session, call.viewer, number)
    except NoSuchCase:
        return ReceiptShape(number)
    return case_shape(call, case, worn)
