"""A desk whose disk can be filled, whose rows can be compared, and which can be put back to how it was."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine, text

from models.access.rulebook import RULEBOOK, Rulebook
from models.database import Database, open_database
from models.rows.record import Record
from tests.breaking.disks import Disk, broken
from tests.databases import KINDS, changed

Rows = dict[str, list[str]]
TABLES = [table.name for table in Record.metadata.sorted_tables]
COUNTED = [table.name for table in Record.metadata.sorted_tables if table.autoincrement_column is not None]
LOTS = {  # what is drawn by lot, or follows the machine's clock, and comes to something else each time
    "message": {"message_id", "link_mark", "text", "html"},
    "password_link": {"secret_sha256", "expires_at"},
}
ON_POSTGRES = "SELECT '{0}', (to_jsonb(row) - '{{{1}}}'::text[])::text FROM \"{0}\" AS row"
COUNT_ON = "setval(pg_get_serial_sequence('{0}', 'id'), greatest((SELECT max(id) FROM \"{0}\"), 1), EXISTS (SELECT FROM \"{0}\"))"


class Breakable:
    """A desk that was lent for good, opened once more on such a disk."""

    def __init__(self, kind: str, rulebook: Rulebook = RULEBOOK) -> None:
        """Open one of a kind."""
        self._lent = KINDS[kind](rulebook)
        changed(self._lent.engine)
        self._lent.engine.dispose()
        url = self._lent.engine.url
        self.disk, self.file = Disk(), Path(url.database or "") if kind == "sqlite" else None
        self.database: Database = open_database(url.render_as_string(hide_password=False), rulebook)
        broken(self.database.engine, self.disk)
        self._reader = create_engine(url, poolclass=NullPool)
        self._since = 0  # commits, when it was kept or put back

    def rows(self) -> Rows:
        """Return all rows as others see them, but for what is drawn by lot."""
        found: Rows = {name: [] for name in TABLES}
        with self._reader.connect() as connection:
            for name, row in _read(connection):
                found[name].append(row)
            cases = connection.execute(text("SELECT number, id FROM case_file ORDER BY id")).all()
        said = {each: f"case{row.id}" for row in cases for each in (row.number, *_as_words(row.number))}
        lots = re.compile("|".join(map(re.escape, said)) or "$.")
        return {name: sorted(lots.sub(lambda lot: said[lot[0]], row) for row in rows) for name, rows in found.items()}

    def keep(self) -> None:
        """Remember how everything is."""
        self._still()
        if self.file:
            shutil.copy(self.file, self.file.with_suffix(".kept"))
        else:
            copies = "; ".join(f'CREATE TABLE kept."{name}" AS TABLE "{name}"' for name in TABLES)
            self._say(f"CREATE SCHEMA kept; {copies}")
        self._since = self.disk.commits
        self.count_on()

    def back(self) -> None:
        """Put everything back to how it was; what a sequence has counted meanwhile is forgotten as well."""
        if self.disk.commits > self._since:
            self._still()
            if self.file:
                shutil.copy(self.file.with_suffix(".kept"), self.file)
            else:
                rows = "; ".join(f'DELETE FROM "{name}"; INSERT INTO "{name}" TABLE kept."{name}"' for name in TABLES)  # noqa: S608
                self._say(f"SET LOCAL session_replication_role = replica; {rows}")
            self._since = self.disk.commits

    def count_on(self) -> None:
        """Let new rows be numbered after those that are there: what was taken back leaves gaps, which are no difference."""
        if self.file is None:
            self._say(f"SELECT {', '.join(map(COUNT_ON.format, COUNTED))}")

    def _say(self, what: str) -> None:
        with self._reader.begin() as connection:
            connection.execution_options(no_parameters=True).exec_driver_sql(what)

    def _still(self) -> None:
        self.database.engine.dispose()
        if self.file:
            self._say("PRAGMA wal_checkpoint(TRUNCATE)")


def _read(connection: Connection) -> list[tuple[str, str]]:
    """Return each row of each table."""
    if connection.dialect.name != "sqlite":
        said = " UNION ALL ".join(ON_POSTGRES.format(name, ",".join(LOTS.get(name, ()))) for name in TABLES)
        return [(name, row) for name, row in connection.exec_driver_sql(said)]
    return [(name, repr({key: value for key, value in row._mapping.items() if key not in LOTS.get(name, ())}))
            for name in TABLES for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]  # fmt: skip # noqa: S608


def _as_words(number: str) -> tuple[str, str]:
    """Return the words by which the number of a case is found."""
    return number.replace("-", " "), number.replace("-", "")
