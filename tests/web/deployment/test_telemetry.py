"""A collector is told how long requests and jobs take, and no word of a person; without one nothing is loaded."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from litestar.middleware import DefineMiddleware
from litestar.testing import TestClient

from tests.web.pages.desks import Office
from web.app import create_app
from web.settings import Misconfigured, load
from web.telemetry.exporting import tracer
from web.telemetry.spans import Traced, around_jobs, around_requests, measured

PERSON = "Liam Frost"


@pytest.fixture
def told() -> Any:
    """Return what traces, and what gives the spans that it told."""
    trace = pytest.importorskip("opentelemetry.sdk.trace", reason="the extra `telemetry` is not installed")
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor  # noqa: PLC0415 - an extra
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter  # noqa: PLC0415

    kept, provider = InMemorySpanExporter(), trace.TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    return provider.get_tracer("test"), kept.get_finished_spans


def test_a_request_is_told_by_its_route_its_status_and_its_case_and_by_nothing_that_somebody_typed(told: Any) -> None:
    tracer, spans = told
    office = Office()
    client = TestClient(create_app(office.house, [DefineMiddleware(Traced, tracer=tracer)]))
    for place in (f"/api/cases/{office.number}?q={PERSON}", f"/welcome/{PERSON}", f"/api/cases/{PERSON}", "/healthz"):
        client.get(place, headers={"User-Agent": PERSON, "Authorization": f"Bearer {PERSON}"})
    known = [
        (each.name, each.attributes.get("http.response.status_code"), each.attributes.get("hmis_desk.case"))
        for each in spans()
    ]
    assert known == [
        ("GET /api/cases/{number}", 422, office.number),
        ("GET /welcome/{secret}", 404, None),
        ("GET /api/cases/{number}", 401, None),
        ("GET /healthz", 200, None),
    ]
    assert "Liam" not in "".join(each.to_json() for each in spans())


def test_a_job_is_told_by_its_name_and_of_a_failure_the_kind_alone(told: Any) -> None:
    tracer, spans = told
    assert measured(tracer, "sweep", lambda: 7)() == 7
    with pytest.raises(ValueError, match="Liam"):
        measured(tracer, "send", lambda: int(PERSON))()
    assert [(each.name, each.attributes.get("error.type")) for each in spans()] == [
        ("job sweep", None), ("job send", "ValueError"),
    ]  # fmt: skip
    assert "Liam" not in "".join(each.to_json() for each in spans())


def test_without_a_collector_nothing_is_measured_and_nothing_is_loaded() -> None:
    def work() -> int:
        return 7

    assert around_requests("") == []
    assert around_jobs("")("sweep", work) is work
    asked = "import sys, web.command.main; print([name for name in sys.modules if name.startswith('opentelemetry')])"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert said.stdout == "[]\n"


def test_a_collector_without_what_sends_to_it_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.resources", None)
    with pytest.raises(Misconfigured, match="is not installed"):
        tracer("http://127.0.0.1:4318")
    with pytest.raises(Misconfigured, match="HMIS_DESK_TELEMETRY is wrong"):
        load({"HMIS_DESK_TELEMETRY": "collector"})
