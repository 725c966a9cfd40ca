"""By what a deed is known that somebody sends: programs give it a key, and every form of a page has a token of its own.

The same sent again, by a program that heard no answer or by a double click, is then the same deed.
"""

from __future__ import annotations

import json
from asyncio import to_thread
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import IO, Any

from litestar import Request
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType

from models.store.deeds_done import Before, Deed, Led, before, begin, conclude
from models.store.transaction import Transaction
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

HEADER, FIELD = "Idempotency-Key", "_token"
LONGEST = 200  # characters of a program's key
PROTECTION = "_csrf_token"  # another one of the same form is no other form
ANEW = {"anew": True}
"""Of a handler that shows a secret, this once: whoever sends its form again sees another one."""
FORMS = frozenset({RequestEncodingType.MULTI_PART, RequestEncodingType.URL_ENCODED})
CHUNK = 1024 * 1024
Sent = Request[Any, Any, Any]


class DoneBefore(Exception):
    """What was sent is done already; nothing was done again."""

    def __init__(self, led: Led) -> None:
        """Take where it led."""
        self.led = led


@dataclass(frozen=True)
class Mark:
    """By what one call is known, whoever sent it."""

    key: str
    content: str
    fault: str = ""

    def of(self, person_id: int) -> Deed:
        """Return the deed of a person; or raise NotAllowed where the key is none."""
        if self.fault:
            raise NotAllowed(Refusal(LOCAL, self.fault, field=HEADER))
        return Deed(person_id, self.key, self.content)


async def recognize(request: Sent) -> None:
    """Read by what a deed is known, before it is done; what has neither key nor token is done as often as it is sent."""
    if request.method == "POST" and not request.route_handler.opt.get("anew"):
        by_program = request.url.path.startswith("/api/")
        request.state.mark = await (_of_program(request) if by_program else _of_form(request))


def is_known(request: Sent, session: Transaction, person_id: int, now: datetime) -> bool:
    """Say whether a person sent a key before: what was done by it is answered, and not done again."""
    key = request.headers.get(HEADER)
    return key is not None and _fits(key) and bool(before(session, Deed(person_id, _digest("program", key), ""), now))


def _fits(key: str) -> bool:
    return 1 <= len(key) <= LONGEST and key.isascii() and key.isprintable()


async def _of_program(request: Sent) -> Mark | None:
    key = request.headers.get(HEADER)
    if key is None:
        return None
    fault = "" if _fits(key) else f"a key has 1 to {LONGEST} letters, digits and signs"
    return Mark(_digest("program", key), _digest(request.method, _place(request), await _content(request)), fault)


async def _of_form(request: Sent) -> Mark | None:
    token = (await request.form()).get(FIELD)
    if not token:
        return None
    content = _digest(_place(request), await _content(request))
    return Mark(_digest("form", str(token), content), content)


def _place(request: Sent) -> str:
    return f"{request.url.path}?{request.url.query}"


async def _content(request: Sent) -> Any:
    """Return what was sent, the same however it is laid out on its way."""
    if request.content_type[0] not in FORMS:
        body = await request.body()
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            return sha256(body).hexdigest()
    form = await request.form()
    said = [(name, value) for name, value in form.multi_items() if name not in {FIELD, PROTECTION}]
    return [(name, await _file(value) if isinstance(value, UploadFile) else str(value)) for name, value in said]


async def _file(sent: UploadFile) -> tuple[str, str, str]:
    return sent.filename, sent.content_type, await to_thread(_fingerprint, sent.file)


def _fingerprint(file: IO[bytes]) -> str:
    found = sha256()
    file.seek(0)
    while piece := file.read(CHUNK):
        found.update(piece)
    file.seek(0)
    return found.hexdigest()


def _digest(*said: Any) -> str:
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@contextmanager
def once(request: Sent, session: Transaction, person_id: int, now: datetime) -> Iterator[None]:
    """Let what follows be done in this transaction if it was not done before; else raise DoneBefore."""
    deed = _deed(request, person_id)
    if deed is None:
        yield
        return
    if found := begin(session, deed, now):
        raise DoneBefore(_led(deed, found))
    yield
    conclude(session, deed, request.state.get("led", Led()))


def lead(request: Sent, led: Led) -> None:
    """Say where the deed that is being done leads: whoever sends it again is led there too."""
    request.state.led = led


def led_before(request: Sent, session: Transaction, person_id: int, now: datetime) -> Led | None:
    """Return where a deed led if it was done already; or raise NotAllowed where its key stands for another one."""
    deed = _deed(request, person_id)
    found = before(session, deed, now) if deed else None
    return _led(deed, found) if deed and found else None


def _deed(request: Sent, person_id: int) -> Deed | None:
    mark: Mark | None = request.state.get("mark")
    return mark.of(person_id) if mark else None


def _led(deed: Deed, found: Before) -> Led:
    if found.content != deed.content:
        words = f"this {HEADER} was sent before with something else; use a new one for each thing you do"
        raise NotAllowed(Refusal(LOCAL, words, field=HEADER))
    return found.led
