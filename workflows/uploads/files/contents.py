"""How large the table of contents of a zip archive is, told before a library reads it into memory."""

from __future__ import annotations

import os
import struct
from typing import IO

from workflows.uploads.files.kinds import BEGINNING, no_archive, refuse

_END = struct.Struct("<4s4H2LH")  # the last record of an archive; the sixth value is the size of its contents
_LOCATOR_64 = struct.Struct("<4sLQL")  # stands before it in a large archive
_END_64 = struct.Struct("<4sQ2H2L4Q")  # and this before that; the ninth value is the size
_COMMENT = 0xFFFF  # bytes at most after the last record


def size_of_contents(archive: IO[bytes], name: str) -> int:
    """Return the size in bytes of an archive's table of contents, as its end says.

    Raises Unreadable with what the file is where it is no zip archive, or no whole one.
    """
    archive.seek(0)
    start = archive.read(BEGINNING)
    refuse(name, start)
    length = archive.seek(0, os.SEEK_END)
    archive.seek(max(0, length - _END.size - _LOCATOR_64.size - _END_64.size - _COMMENT))
    tail = archive.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + _END.size:
        raise no_archive(name, start)
    size = int(_END.unpack_from(tail, end)[5])
    large = end - _LOCATOR_64.size - _END_64.size
    if large < 0 or not tail.startswith(b"PK\x06\x06", large):
        return size
    return int(_END_64.unpack_from(tail, large)[8])
