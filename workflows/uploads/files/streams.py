"""A stream that is watched while it is read."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Watched(io.RawIOBase):
    """A stream that tells how many bytes each reading of it brought; whoever is told may raise, and so stop it."""

    def __init__(self, inner: IO[bytes], watch: Callable[[int], None]) -> None:
        """Take the stream, which is closed with this one, and whom to tell."""
        super().__init__()
        self._inner, self._watch = inner, watch

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into a buffer, tell how many bytes came, and return that number."""
        view = memoryview(buffer)
        data = self._inner.read(len(view))
        view[: len(data)] = data
        self._watch(len(data))
        return len(data)

    def close(self) -> None:
        """Close the stream within, too."""
        self._inner.close()
        super().close()
