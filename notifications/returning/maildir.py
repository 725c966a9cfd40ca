"""The Maildir to which returned mail comes: a mail is read in `new`, and kept in `cur` from then on."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path

ROOMS = ("cur", "new", "tmp")
MOST_BYTES = 128 * 1024  # of one mail; what a server says and the headers it gives back are at its beginning
READ, SET_ASIDE = ":2,S", ":2,FS"  # the flags of a Maildir: seen; flagged and seen


@dataclass(frozen=True)
class Maildir:
    """A folder with the three rooms of a Maildir, which nobody but the desk reads."""

    folder: Path

    def fault(self) -> str:
        """Say what keeps the desk from reading it, or nothing."""
        if missing := [room for room in ROOMS if not (self.folder / room).is_dir()]:
            return f"{self.folder} is no Maildir: it has no folder {' and no folder '.join(missing)}"
        if not all(os.access(self.folder / room, os.R_OK | os.W_OK | os.X_OK) for room in ("cur", "new")):
            return f"the desk may not read {self.folder}, or may not move mail in it"
        return ""

    def waiting(self, most: int) -> list[Path]:
        """Return the mails that nobody has read, the first ones first, up to a bound."""
        found = (entry.name for entry in os.scandir(self.folder / "new") if not entry.name.startswith("."))
        return [path for name in nsmallest(most, found) if (path := self.folder / "new" / name).is_file()]

    def read(self, path: Path) -> bytes | None:
        """Return the beginning of a mail, or nothing if another worker has it already."""
        with suppress(FileNotFoundError), path.open("rb") as mail:
            return mail.read(MOST_BYTES)
        return None

    def done(self, path: Path, *, aside: bool) -> None:
        """Keep a mail as one that was read; flagged, if it told the desk nothing and a person may look at it."""
        name = path.name.partition(":")[0]
        with suppress(FileNotFoundError):
            path.rename(self.folder / "cur" / f"{name}{SET_ASIDE if aside else READ}")
