"""The application of a test's desk: made once for all desks that are set up alike, since making one takes long."""

from __future__ import annotations

import atexit
from functools import cache

from anyio.from_thread import BlockingPortal, start_blocking_portal
from litestar import Litestar
from litestar.testing import TestClient
from litestar.types import Receive, Scope, Send

from web.app import create_app
from web.bootstrap import House
from web.uploading.checks import Checks

_APPS: dict[tuple[int, bool], Litestar] = {}


class AppOf:
    """The one application, serving one desk at each call."""

    def __init__(self, house: House) -> None:
        """Take the desk."""
        alike = (house.settings.upload_megabytes, house.settings.secure)
        self._app = _APPS.get(alike) or _APPS.setdefault(alike, create_app(house))
        self._house, self.checks = house, Checks(house)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a call for this desk."""
        self._app.state.house, self._app.state.checks = self._house, self.checks
        await self._app(scope, receive, send)


@cache
def _running() -> BlockingPortal:
    """Return the one event loop that answers all calls: to begin one for each call costs as much as many answers."""
    running = start_blocking_portal()
    portal = running.__enter__()
    atexit.register(running.__exit__, None, None, None)
    return portal


def client_of(app: AppOf, *, raises: bool = False) -> TestClient[AppOf]:
    """Return a client of an application, which raises what goes wrong inside if it is told so."""
    client: TestClient[AppOf] = TestClient(app, raise_server_exceptions=raises)
    client.blocking_portal = _running()
    return client
