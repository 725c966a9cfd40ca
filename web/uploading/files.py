"""An upload on its way through the desk: put down without a name, checked, its counts kept, and forgotten.

The file that it lies in has no name from the beginning, so that the system forgets it whatever ends the process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import IO, NamedTuple

from litestar.datastructures import UploadFile

from models.lookups.uploads import Arrived
from web.calls import Asked, house_of
from workflows.engine.cases import NotAllowed, Refusal
from workflows.uploads.counting.checking import check_upload, silent
from workflows.uploads.counting.report import Report
from workflows.uploads.counting.strictness import read_as
from workflows.uploads.counting.terms import CLAUSE, FIELD, Terms, plain_name
from workflows.uploads.counting.upload import Progress, Sent
from workflows.uploads.files.unreadable import Unreadable

CHUNK = 1024 * 1024


class PutDown(NamedTuple):
    """An upload that was put down: what came in, the file it lies in, and where what is counted may be put aside."""

    arrived: Arrived
    file: IO[bytes]
    place: Path


def place_of(request: Asked) -> Path:
    """Return where uploads lie while they are checked."""
    return Path(house_of(request).settings.upload_folder or gettempdir())


def put_down(sent: UploadFile | None, place: Path) -> PutDown:
    """Write what was sent into a file without a name, piece by piece; or raise NotAllowed where nothing was."""
    fingerprint, size = sha256(), 0
    file = TemporaryFile(dir=place)  # noqa: SIM115 - closed by whoever has it checked, and forgotten with the process in any case
    while sent and (piece := sent.file.read(CHUNK)):
        fingerprint.update(piece)
        size += file.write(piece)
    if sent is None or not size:
        file.close()
        raise NotAllowed(Refusal(CLAUSE, "choose a zip archive that is not empty", field=FIELD))
    return PutDown(Arrived(sent.filename, size, fingerprint.hexdigest()), file, place)


@contextmanager
def lent(sent: UploadFile | None, place: Path) -> Iterator[PutDown]:
    """Put an upload down for as long as it is checked."""
    down = put_down(sent, place)
    try:
        yield down
    finally:
        down.file.close()


def checked(down: PutDown, terms: Terms, progress: Progress = silent) -> Report:
    """Check what was put down; or raise NotAllowed with what is wrong with it."""
    sent = Sent(plain_name(down.arrived.name), down.file)
    try:
        found = check_upload(sent, limit=terms.limit, unnamed=terms.unnamed, progress=progress, scratch=down.place)
    except Unreadable as error:
        raise NotAllowed(Refusal(CLAUSE, str(error), field=FIELD)) from error
    return read_as(terms.codes, found)
