"""Copies of a database on PostgreSQL, by its own tools `pg_dump`, `pg_restore` and `psql`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess  # nosec B404 - the tools of PostgreSQL are programs
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url, text

from models.copies.copy import STAMP, InUse, NotABackup
from models.database import Database, open_database
from models.store.private_files import private_file, private_folder
from models.store.schema import is_known

OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)
ANEW = ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
REVISION = re.compile(r"^COPY public\.alembic_version .*\n(\S+)$", re.MULTILINE)


class ServedCopies:
    """The copies of a database on PostgreSQL; the account of the desk makes them, so it needs no more rights than it has."""

    suffix = ".dump"

    def __init__(self, url: str) -> None:
        """Take the URL of the database."""
        self.url = url

    def is_there(self) -> bool:
        """Say whether a desk is in the database."""
        database = open_database(self.url)
        with database.engine.connect() as connection:
            found = connection.scalar(text("SELECT to_regclass('public.case_file')"))
        database.engine.dispose()
        return found is not None

    def copy(self, path: Path) -> None:
        """Dump the database, as of one moment, into a file that is not there yet; what is half written bears another name."""
        if path.exists() or path.is_symlink():
            raise NotABackup(f"{path} is there already; choose another name")
        private_folder(path.parent)
        half = path.with_name(f"{path.name}.half")
        half.unlink(missing_ok=True)
        private_file(half)
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={half}", *self._where())
        self.prove(half)
        half.rename(path)

    def prove(self, path: Path) -> None:
        """Raise NotABackup if a file is no dump of a desk, a damaged one, or one that this version does not know."""
        if "TABLE DATA public case_file" not in self._run("pg_restore", "--list", str(path)):
            raise NotABackup(f"{path} is no copy of a desk: it has no cases")
        self._run("pg_restore", "--file=/dev/null", str(path))  # all of it is read
        found = REVISION.search(
            self._run("pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(path))
        )
        if found is None or not is_known(found[1]):
            said = f"its schema is {found[1]}" if found else "it does not say which"
            raise NotABackup(f"{path} was made by a newer version of the desk ({said})")

    def put_back(self, path: Path, make_ready: Callable[[Database], None], wall: datetime) -> Path | None:
        """Let a dump take the database's place, in one transaction, and make it ready; return where what was there is kept."""
        self.prove(path)
        self._refuse_while_in_use()
        kept = Path(f"desk-before-{wall.astimezone(UTC):{STAMP}}{self.suffix}").absolute() if self.is_there() else None
        if kept:
            self.copy(kept)
        self._replace(path)
        database = open_database(self.url)
        try:
            make_ready(database)
        except BaseException:
            database.engine.dispose()
            if kept:
                self._replace(kept)
            raise
        database.engine.dispose()
        return kept

    def _replace(self, path: Path) -> None:
        script = path.with_name(f"{path.name}.sql")
        private_file(script)
        try:
            self._run("pg_restore", "--no-owner", "--no-privileges", "--schema=public", f"--file={script}", str(path))
            anew = [f"--command={each}" for each in ANEW]
            self._run(
                "psql",
                "--quiet",
                "--no-psqlrc",
                "--single-transaction",
                "--set=ON_ERROR_STOP=1",
                *self._where(),
                *anew,
                f"--file={script}",
            )
        finally:
            script.unlink(missing_ok=True)

    def _refuse_while_in_use(self) -> None:
        database = open_database(self.url)
        with database.engine.connect() as connection:
            others = connection.scalar(OTHERS)
        database.engine.dispose()
        if others:
            raise InUse(
                f"{others} connections use the database: stop the desk first, its web processes and its workers"
            )

    def _where(self) -> list[str]:
        """Return where the database is, as the tools are told; the password is in none of it."""
        url = make_url(self.url)
        host = url.host or url.query.get("host")
        said = {"--host": host, "--port": url.port, "--username": url.username, "--dbname": url.database}
        return [f"{name}={value}" for name, value in said.items() if value]

    def _run(self, tool: str, *words: str) -> str:
        """Run a tool of PostgreSQL and return what it prints; or raise NotABackup with what it says is wrong."""
        program = shutil.which(tool)
        if program is None:
            raise NotABackup(f"{tool} is not installed: it comes with PostgreSQL's client programs")
        password = make_url(self.url).password
        known = {**os.environ, "PGPASSWORD": str(password)} if password else dict(os.environ)
        done = subprocess.run([program, *words], env=known, capture_output=True, text=True, check=False)  # noqa: S603 - a tool's own path and words # nosec B603
        if done.returncode:
            raise NotABackup(
                f"{tool} failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}"
            )
        return done.stdout
