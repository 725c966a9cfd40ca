"""How long a body is and who sends it is looked at before it is read."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from models.access.access import Viewer
from tests.web.importing import Importing
from tests.web.registries.desks import TOKEN
from web.cookies import SESSION
from web.door.limits import MOST_OF_A_FORM, SMALL

PIECE = b"x" * 32 * 1024
HEAD = b'--b\r\nContent-Disposition: form-data; name="upload"; filename="a.zip"\r\n\r\n'
MUCH = 80 * 1024 * 1024


@dataclass
class Sender:
    """Somebody who sends a body piece by piece, and counts how much of it was read."""

    app: Any
    headers: dict[str, str] = field(default_factory=dict)
    read: int = 0
    status: int = 0

    def post(self, path: str, size: int, *, says: bool = True) -> int:
        """Send so many bytes, and say beforehand how many they are, or not."""
        said = {"host": "desk.example", "content-type": "multipart/form-data; boundary=b", **self.headers}
        said |= {"content-length": str(size)} if says else {"transfer-encoding": "chunked"}
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http", "path": path,
            "raw_path": path.encode(), "query_string": b"", "root_path": "", "client": ("127.0.0.1", 1), "server": ("desk.example", 80),
            "headers": [(name.encode(), value.encode()) for name, value in said.items()], "extensions": {}, "state": {},
        }  # fmt: skip

        async def receive() -> dict[str, Any]:
            piece = HEAD if not self.read else PIECE
            self.read += len(piece)
            return {"type": "http.request", "body": piece, "more_body": self.read < size}

        async def send(message: Any) -> None:
            self.status = message.get("status", self.status)

        asyncio.run(self.app(scope, receive, send))
        return self.status


@pytest.fixture
def desk() -> Importing:
    """Return a desk with a case that takes uploads."""
    return Importing()


def program(desk: Importing, viewer: Viewer | None) -> Sender:
    token = desk.program(viewer).token if viewer else "nonsense"
    return Sender(desk.app, {"authorization": f"Bearer {token}"})


def browser(desk: Importing, viewer: Viewer | None) -> Sender:
    client = desk.browser(viewer or desk.town.dana).client
    token = TOKEN.search(client.get("/me").text)
    assert token
    cookies = f"desk-form={client.cookies['desk-form']}" + (f"; {SESSION}={client.cookies[SESSION]}" if viewer else "")
    return Sender(desk.app, {"cookie": cookies, "x-csrftoken": token[1]})


ROUTES = ("/uploads", "/documents", "/notes", "/steps/withdraw")


@pytest.mark.parametrize("says", [True, False], ids=["the length is said", "it comes in chunks"])
@pytest.mark.parametrize("route", ROUTES)
def test_of_a_program_that_nobody_knows_nothing_is_read(desk: Importing, route: str, says: bool) -> None:
    sender = program(desk, None)
    assert sender.post(f"/api{desk.case}{route}", 500_000, says=says) == 401
    assert sender.read == 0


@pytest.mark.parametrize("says", [True, False], ids=["the length is said", "it comes in chunks"])
def test_an_upload_to_a_case_that_is_not_theirs_is_answered_before_it_is_read(desk: Importing, says: bool) -> None:
    for number in (desk.number, "26-99999999"):
        sender = program(desk, desk.town.tess)
        assert sender.post(f"/api/cases/{number}/uploads", MUCH, says=says) == 404
        assert sender.read <= (0 if says else SMALL + len(PIECE) + len(HEAD))


@pytest.mark.parametrize("says", [True, False], ids=["the length is said", "it comes in chunks"])
def test_an_upload_of_somebody_who_may_send_none_is_answered_before_it_is_read(desk: Importing, says: bool) -> None:
    sender = program(desk, desk.town.miriam)
    assert sender.post(f"/api{desk.case}/uploads", MUCH, says=says) == 403
    assert sender.read <= (0 if says else SMALL + len(PIECE) + len(HEAD))


@pytest.mark.parametrize("says", [True, False], ids=["the length is said", "it comes in chunks"])
def test_a_page_asks_who_it_is_before_it_reads_a_file(desk: Importing, says: bool) -> None:
    for viewer, status in ((None, 303), (desk.town.tess, 404), (desk.town.miriam, 403)):
        sender = browser(desk, viewer)
        assert sender.post(f"{desk.case}/uploads", MUCH, says=says) == status
        assert sender.read <= (0 if says else SMALL + len(PIECE) + len(HEAD))


@pytest.mark.parametrize("says", [True, False], ids=["the length is said", "it comes in chunks"])
def test_every_route_has_its_limit(desk: Importing, says: bool) -> None:
    for path, most in ((f"{desk.case}/add/note", MOST_OF_A_FORM), (f"{desk.case}/add/document", 11 * 1024 * 1024)):
        sender = browser(desk, desk.town.dana)
        assert sender.post(path, MUCH, says=says) == 413
        assert sender.read <= (0 if says else most + 2 * len(PIECE))


def files_of_this_process() -> int:
    """Count the files that are open and have no name any more."""
    return sum("(deleted)" in str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink())


def test_nothing_of_a_refused_body_remains(desk: Importing) -> None:
    before = files_of_this_process()
    sender = browser(desk, desk.town.sofia)
    sender.post(f"{desk.case}/add/document", 12 * 1024 * 1024, says=False)
    assert sender.status == 413
    assert desk.left_behind() == []
    assert files_of_this_process() <= before


def test_a_length_that_is_no_number_is_refused(desk: Importing) -> None:
    for length in ("-5", "1e3", "²", "9" * 5000):
        sender = program(desk, desk.town.sofia)
        sender.headers["content-length"] = length
        assert sender.post(f"/api{desk.case}/notes", 10, says=False) in {400, 413, 422}
