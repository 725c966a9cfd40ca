"""With a virus scanner beside the desk no document is kept that it did not look through, whichever way it comes in."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from threading import Thread

import pytest

from tests.imports import ImportTown
from tests.web.apps import AppOf
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Browser
from tests.web.test_files_in_forms import FILE, Office, sent
from web.scanning.scanner import HARMFUL, PIECE, UNSEEN, Scanner
from web.settings import Misconfigured, Settings, load

HARM = b"what a scanner knows as harmful"


def asked(there: socket.socket) -> None:
    """Answer one file after another as a ClamAV daemon does: a stream of pieces, each after its length."""
    while True:
        try:
            one, _ = there.accept()
        except OSError:
            return
        with one, one.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            content = b""
            while size := int.from_bytes(stream.read(4), "big"):
                content += stream.read(size)
            one.sendall(b"stream: Eicar FOUND\0" if HARM in content else b"stream: OK\0")


@pytest.fixture
def scanner() -> Iterator[Scanner]:
    """Return a scanner that listens."""
    with socket.create_server(("127.0.0.1", 0)) as there:
        thread = Thread(target=asked, args=(there,), daemon=True)
        thread.start()
        yield Scanner(*there.getsockname())
        there.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def test_it_is_sent_the_whole_file_and_what_it_finds_is_said_in_words(scanner: Scanner) -> None:
    assert scanner.against(b"%PDF-1.7" + b"x" * PIECE) == ""
    assert scanner.against(b"x" * (PIECE - 5) + HARM) == HARMFUL  # over the end of a piece


def test_nothing_is_kept_while_it_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as there:
        host, port = there.getsockname()
    assert Scanner(host, port).against(b"%PDF-1.7") == UNSEEN


def test_no_page_and_no_form_of_a_step_keeps_what_it_finds_harmful(scanner: Scanner) -> None:
    office = Office()
    house = replace(office.house, settings=Settings(scanner=f"{scanner.host}:{scanner.port}"))
    assert isinstance(office.town, ImportTown)
    sofia = Browser(house, AppOf(house), office.town.sofia)
    name, content, kind = FILE
    for step, more in (("add/document", {}), ("document-vendor", {"meets": "yes"})):
        place = f"{office.case}/{step}"
        form = form_of(sofia.get(office.case).html, place)
        field = "document" if step == "add/document" else "document-file"
        answer = sofia.client.post(place, data=form.filled(**more), files={field: (name, content + HARM, kind)})
        assert answer.status_code == 422, step
        assert HARMFUL[1:] in answer.text
    assert office.documents() == []
    assert sent(sofia, f"{office.case}/document-vendor", FILE, meets="yes").status == 303
    assert office.documents() == [name]


def test_an_address_that_is_none_is_said_at_the_start() -> None:
    with pytest.raises(Misconfigured, match="SCANNER"):
        load({"HMIS_DESK_SCANNER": "clamd"})
