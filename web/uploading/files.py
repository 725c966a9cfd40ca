"""An upload on its way through the desk: put down on the disk, checked, its counts kept, and the file forgotten."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from litestar.datastructures import UploadFile

from models.lookups.uploads import Arrived
from workflows.engine.cases import NotAllowed, Refusal
from workflows.uploads.counting.checking import check_upload, silent
from workflows.uploads.counting.report import Report
from workflows.uploads.counting.strictness import read_as
from workflows.uploads.counting.terms import CLAUSE, Terms
from workflows.uploads.counting.upload import Progress
from workflows.uploads.files.unreadable import Unreadable

FIELD, FILE = "upload", "upload.zip"
CHUNK = 1024 * 1024


def put_down(sent: UploadFile | None, folder: Path) -> Arrived:
    """Write what was sent into a folder, piece by piece; or raise NotAllowed where nothing was."""
    fingerprint, size = sha256(), 0
    with (folder / FILE).open("wb") as file:
        while sent and (piece := sent.file.read(CHUNK)):
            fingerprint.update(piece)
            size += file.write(piece)
    if sent is None or not size:
        raise NotAllowed(Refusal(CLAUSE, "choose a zip archive that is not empty", field=FIELD))
    return Arrived(sent.filename, size, fingerprint.hexdigest())


def checked(folder: Path, terms: Terms, progress: Progress = silent) -> Report:
    """Check what was put down in a folder; or raise NotAllowed with what is wrong with it."""
    try:
        found = check_upload(folder / FILE, limit=terms.limit, unnamed=terms.unnamed, progress=progress, scratch=folder)
    except Unreadable as error:
        raise NotAllowed(Refusal(CLAUSE, str(error), field=FIELD)) from error
    return read_as(terms.codes, found)
