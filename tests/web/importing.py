"""Factories: a desk with a case whose uploads may be checked, its programs and its browsers."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import func, select

from models.access.access import Viewer
from models.accounts.tokens_and_feeds import create_token
from models.database import Database
from models.rows.disclosures import Upload
from models.rows.people import Person
from scheduler.clock import PracticeClock, wall_now
from tests.databases import sqlite
from tests.imports import ASKED, ImportTown, export
from tests.web.api.programs import Program
from tests.web.apps import AppOf, client_of
from tests.web.registries.desks import Browser
from web.bootstrap import assemble
from web.settings import Settings

ZIP = "application/zip"


class Importing:
    """A practice desk on which an agency has paid for its import."""

    def __init__(self, database: Database | None = None, megabytes: int = 1024) -> None:
        """Settle the town, and let the agency pay."""
        self.database = database or sqlite()
        self.town = ImportTown(self.database)
        self.number = self.town.paid()
        self.folder = Path(mkdtemp(prefix="hmis-desk-tests-"))
        clock = PracticeClock(self.database, ASKED)
        self.house = assemble(
            Settings(upload_megabytes=megabytes, upload_folder=str(self.folder)), self.database, clock
        )
        self.app = AppOf(self.house)
        self.case = f"/cases/{self.number}"

    def program(self, viewer: Viewer) -> Program:
        """Return a program of somebody."""
        with self.database.writing() as session:
            token = create_token(session, session.get_one(Person, viewer.id), "test", wall_now())
        return Program(client_of(self.app), token)

    def browser(self, viewer: Viewer) -> Browser:
        """Return the browser of somebody."""
        return Browser(self.house, self.app, viewer)

    def send(self, viewer: Viewer, content: bytes, status: int = 201, number: str = "") -> Any:
        """Have an upload checked over the API."""
        path = f"/api/cases/{number or self.number}/uploads"
        return self.program(viewer).upload(path, "march.zip", content, ZIP, status)

    def left_behind(self) -> list[Path]:
        """Return what lies in the folder of uploads."""
        return list(self.folder.iterdir())

    def kept(self) -> int:
        """Count the uploads that are on record."""
        with self.database.reading() as session:
            return session.scalar(select(func.count(Upload.id))) or 0


def without(file: str) -> bytes:
    """Return an export that lacks a file."""
    return _changed(lambda name, text: None if name == file else text)


def headless() -> bytes:
    """Return an export whose clients have no column for the date of birth."""
    return _changed(lambda name, text: re.sub(rb"\bDOB\b", b"Birthday", text) if name == "Client.csv" else text)


def in_latin_1() -> bytes:
    """Return an export whose names are not in UTF-8."""
    return _changed(lambda name, text: text.replace(b"Ann", b"An\xe9") if name == "Client.csv" else text)


def bomb() -> bytes:
    """Return an export of which a file swells when it is unpacked."""
    return _changed(lambda name, text: text + b"\n" * 40_000_000 if name == "Client.csv" else text)


def _changed(change: Any) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(export())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (text := change(name, old.read(name))) is not None:
                new.writestr(name, text)
    return made.getvalue()
