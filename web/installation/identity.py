"""What a machine knows of its desk outside the database: a small file, and where the database was when it was written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from platform import node
from uuid import uuid4

from models.copies.identity import Identity
from models.desk.disk import database_file, place_of
from models.store.private_files import write_lasting
from web.settings import Settings

MACHINE = Path("/etc/machine-id")


class Unreadable(ValueError):
    """The file is no such file."""


@dataclass(frozen=True)
class IdentityFile:
    """The file, and the name of the desk if a setting says it."""

    path: Path
    place: str  # what stands for the machine and for where its database is
    said: str = ""  # the name, where a setting says it: then the file may be lost, and another machine has the same

    def read(self) -> Identity:
        """Return what is known outside; a file that came here from elsewhere, or none, is a desk of its own."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            name, number, place = kept["desk"], int(kept["round"]), kept["place"]
        except FileNotFoundError:
            return Identity(self.said or uuid4().hex)
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable(
                f"{self.path} cannot be read; take it away, and the mail that waits is held once"
            ) from error
        if self.said:
            return Identity(self.said, number if name == self.said else 0)
        return Identity(name, number) if place == self.place else Identity(uuid4().hex)

    def write(self, identity: Identity) -> None:
        """Keep it, so that it outlasts a power cut."""
        written = {"desk": identity.desk, "round": identity.round, "place": self.place}
        write_lasting(self.path, json.dumps(written))


def identity_file(settings: Settings) -> IdentityFile:
    """Return the file of an installation."""
    embedded = database_file(settings.database)
    usual = embedded.with_name(f"{embedded.name}.identity") if embedded else Path("desk-data/desk.identity")
    place = sha256(f"{_machine()} {place_of(settings.database)}".encode()).hexdigest()
    return IdentityFile(Path(settings.identity_file) if settings.identity_file else usual, place, settings.desk_id)


def _machine() -> str:
    try:
        return MACHINE.read_text(encoding="ascii").strip() or node()
    except OSError:
        return node()
