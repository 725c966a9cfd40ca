"""Whether a body can be read at all, asked before anything is made of it: what cannot is a plain refusal."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.exceptions import ClientException

from web.calls import Asked
from web.deeds import FORMS
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

UNREADABLE = (UnicodeError, RecursionError, msgspec.MsgspecError)
"""What a library raises at halves of characters, at endless nesting, at what is no JSON."""


async def read(request: Asked) -> None:
    """Read the body of a request for whoever needs it afterwards; or raise ClientException, or NotAllowed for what is missing."""
    wanted = _wanted(request)
    try:
        if request.content_type[0] in FORMS:
            form = await request.form()
            if wanted == RequestEncodingType.MULTI_PART and not isinstance(next(iter(form.values()), None), UploadFile):
                raise _missing("send the file as multipart/form-data, with its name", "document")
            if wanted == RequestEncodingType.JSON:
                raise _missing("send JSON, as application/json")
        elif wanted == RequestEncodingType.JSON:
            msgspec.json.decode(await request.body() or b"null")
        elif wanted == RequestEncodingType.MULTI_PART:
            raise _missing("send the file as multipart/form-data, with its name", "document")
    except UNREADABLE as error:
        raise ClientException("this can't be read") from error
    except LookupError as error:
        if type(error) is not LookupError:  # as Python says that there is no such encoding; others mean more by it
            raise
        raise ClientException("this is in an unknown encoding") from error


def _wanted(request: Asked) -> RequestEncodingType | str:
    """Return how a program sends what its route takes; empty where it takes nothing, or is a page."""
    data: Any = request.route_handler.parsed_fn_signature.parameters.get("data")
    if data is None:
        return ""
    return getattr(data.kwarg_definition, "media_type", None) or RequestEncodingType.JSON


def _missing(words: str, field: str = "") -> NotAllowed:
    return NotAllowed(Refusal(LOCAL, words, Kind.ANSWER, field))
