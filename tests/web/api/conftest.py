"""Every test of the API runs on SQLite and on PostgreSQL."""

import pytest

from tests.databases import KINDS
from tests.web.api.programs import Service


@pytest.fixture(params=KINDS, autouse=True)
def _kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose the database of the services that a test starts."""
    monkeypatch.setattr(Service, "kind", request.param)
