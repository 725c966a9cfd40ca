"""Where traces go: to the collector that a setting names, by packages that are installed for it alone."""

from __future__ import annotations

from functools import cache
from typing import Any

from web.settings import Misconfigured

NAME = "hmis-desk"
LACKING = (
    "HMIS_DESK_TELEMETRY names a collector, and what sends to it is not installed: "
    "install the requirements of requirements/telemetry.txt, or take the setting out"
)


@cache
def tracer(collector: str) -> Any:
    """Return what traces, and sends in the background to a collector such as http://127.0.0.1:4318; or raise Misconfigured."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - an extra
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError as error:
        raise Misconfigured(LACKING) from error
    provider = TracerProvider(resource=Resource.create({"service.name": NAME}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(f"{collector.rstrip('/')}/v1/traces")))
    return provider.get_tracer(NAME)
