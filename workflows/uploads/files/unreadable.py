"""Why an upload cannot be checked, in words for the person who made it."""

from __future__ import annotations

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError)


class Unreadable(Exception):
    """An upload that cannot be read; its text is a sentence or two that name the file, and never quote a row."""


@contextmanager
def plainly(name: str) -> Iterator[None]:
    """Say in plain words what goes wrong while a file is read.

    Raises Unreadable in place of an error of the operating system or of the archive.
    """
    damaged = f"{name} is damaged or cut off. Make the export anew, or send it again."
    try:
        yield
    except OSError as error:
        if error.errno == errno.EINVAL:  # an archive that points beyond its own ends
            raise Unreadable(damaged) from error
        raise Unreadable(f"{name} cannot be read: {error.strerror or 'no reason given'}.") from error
    except BROKEN as error:
        raise Unreadable(damaged) from error
