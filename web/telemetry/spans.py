"""A span for each request and each turn of a job: its route or name, how it ended, the number of its case, and nothing else.

The addresses that were called, what was typed, who asked and what an exception says stay here, as they do in the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from litestar.enums import ScopeType
from litestar.middleware import DefineMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from scheduler.timer import Around
from web.logs.events import case_in
from web.telemetry.exporting import tracer


class Traced:
    """Stands around every route, and measures it."""

    def __init__(self, app: ASGIApp, tracer: Any) -> None:
        """Take what it measures, and what it tells of it."""
        self._app, self._tracer = app, tracer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call through."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        route = scope.get("path_template") or "no route"
        case = case_in((scope.get("path_params") or {}).get("number"))
        about = {
            "http.request.method": scope["method"],
            "http.route": route,
            **({"hmis_desk.case": case} if case else {}),
        }
        with span(self._tracer, f"{scope['method']} {route}", about) as measured:

            async def answered(message: Message) -> None:
                if message["type"] == "http.response.start":
                    measured.set_attribute("http.response.status_code", message["status"])
                await send(message)

            await self._app(scope, receive, answered)


@contextmanager
def span(tracer: Any, name: str, about: Mapping[str, Any]) -> Iterator[Any]:
    """Measure what is done; of what goes wrong only the kind is told, since the SDK would tell its words and its trace."""
    with tracer.start_as_current_span(
        name, attributes=dict(about), record_exception=False, set_status_on_exception=False
    ) as measured:
        try:
            yield measured
        except Exception as error:
            measured.set_attribute("error.type", type(error).__qualname__)
            raise


def around_requests(collector: str) -> list[DefineMiddleware]:
    """Return what stands around the routes of a desk: nothing where no collector is named."""
    return [DefineMiddleware(Traced, tracer=tracer(collector))] if collector else []


def around_jobs(collector: str) -> Around:
    """Return how a job of the worker is measured: not at all where no collector is named."""
    if not collector:
        return lambda _, work: work
    told = tracer(collector)
    return lambda name, work: measured(told, name, work)


def measured(tracer: Any, name: str, work: Callable[[], object]) -> Callable[[], object]:
    """Return a job that is measured whenever it is done."""

    def turn() -> object:
        with span(tracer, f"job {name}", {"hmis_desk.job": name}):
            return work()

    return turn
