"""What a program sends to a registry: the facts of a form, with the form's own JSON Schema at /schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from litestar.openapi.spec import OpenAPIMediaType, RequestBody
from litestar.params import JSONBody

from web.api.once import Once
from workflows.answers.schema import schema
from workflows.facts.forms import Form
from workflows.law.policy import FIRST_EDITION

Facts: TypeAlias = JSONBody[dict[str, Any]]
DEFINED = "#/$defs/"


def asking(form: type[Form]) -> type[Once]:
    """Return how the API describes a call that sends the facts of a form, to change something."""

    @dataclass
    class Asking(Once):
        def __post_init__(self) -> None:
            super().__post_init__()
            media = OpenAPIMediaType(schema=cast("Any", in_one(schema(form, FIRST_EDITION))))
            self.request_body = RequestBody(content={"application/json": media}, required=True)

    return Asking


def in_one(found: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON Schema that refers to nothing outside itself, since it stands in the middle of another document."""
    defined = found["$defs"]

    def whole(part: Any) -> Any:
        if isinstance(part, list):
            return [whole(each) for each in part]
        if not isinstance(part, dict):
            return part
        name = str(part.get("$ref", "")).removeprefix(DEFINED)
        said = {key: whole(value) for key, value in part.items() if key != "$ref"}
        return {**whole(defined[name]), **said} if name in defined else said

    return cast("dict[str, Any]", whole({"$ref": found["$ref"]}))
