"""What the desk says of its own API is tried against it by a program that knows nothing else: no failure of the desk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any
from unittest import SkipTest

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from litestar.testing import TestClient
from schemathesis import GenerationMode

from tests.desks import local
from tests.web.api.programs import Program, Service
from tests.web.apps import AppOf

FAILED = 500


@cache
def service() -> Service:
    """Return a desk with a case, opened once."""
    made = Service()
    made.town.ask(local(2, 20))
    return made


def described() -> Any:
    """Return the description of the API, as the desk hands it out."""
    client: TestClient[AppOf] = service().client
    return schemathesis.openapi.from_dict(client.get("/schema/openapi.json").json())


TRIED = settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=list(HealthCheck),
)


def operations() -> Any:
    """Yield every call that the description names, but those that move the desk away or say that it is not ready."""
    for found in described().get_all_operations():
        operation = found.ok()
        if operation.path not in {"/readyz", "/api/clock"}:
            yield operation


def answered(name: str, case: Any) -> None:
    """See that a call of somebody is answered."""
    program: Program = getattr(service(), name)
    said = case.as_transport_kwargs(base_url="http://testserver", headers={"Authorization": f"Bearer {program.token}"})
    said.pop("cookies", None)
    if files := said.pop("files", None):  # which its client cannot always send: a number is no file to it
        parts = files.items() if isinstance(files, dict) else files
        said["files"] = [(str(part), ("a.pdf", repr(value).encode())) for part, value in parts]
    answer = service().client.request(**said)
    assert answer.status_code < FAILED, f"{case.method} {case.path}: {answer.text[:300]}"


def _fresh() -> Callable[[str, Any], None]:
    """Return it as a function of its own, since Hypothesis marks each function that it tries."""

    def one(name: str, case: Any) -> None:
        answered(name, case)

    return one


@pytest.mark.xdist_group("schema")
@pytest.mark.parametrize("name", ["dana", "tess"])
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_the_description_allows_and_forbids_is_answered(mode: GenerationMode, name: str) -> None:
    tried = 0
    for operation in operations():
        sent = given(st.just(name), operation.as_strategy(generation_mode=mode))(_fresh())
        with suppress(SkipTest, Unsatisfiable):
            TRIED(sent)()
            tried += 1
    assert tried > 20
