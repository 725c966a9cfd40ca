"""Writing rows anew that are stored by the key of a role, a paper, a topic or the like, once a key has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from sqlalchemy import ColumnElement, Connection, Table, Text, case, func, select, type_coerce, update

from models.rows.cases import DutyRow
from models.rows.choices import BETWEEN
from models.rows.named import ByKey
from models.rows.notices import NoticeRow
from models.rows.people import Agency
from models.rows.record import Record
from models.rows.registries import License
from workflows.names.kinds import KINDS
from workflows.names.versions import row_keys

Keys = Mapping[str, str]


def rewrite_rows(connection: Connection, version: int) -> None:
    """Write the keys of today into every row that holds one of a version, whatever its table."""
    for kind, keys in row_keys(version).items():
        for table, name in columns_of(kind):
            _rewrite(connection, table, name, partial(_one, keys=keys))
        if kind == "Continuum":
            _rewrite(connection, _of(Agency), "cocs", partial(_each, keys=keys))
        if kind == "origin":
            _rewrite_receipts(connection, keys)


def columns_of(kind: str) -> Iterator[tuple[Table, str]]:
    """Yield the columns that hold one key of a kind."""
    for table in Record.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, ByKey) and column.type.kind is KINDS[kind]:
                yield table, column.name
    if kind in CHOICES:
        yield CHOICES[kind]


def _of(record: type[Record]) -> Table:
    return Record.metadata.tables[record.__tablename__]


CHOICES = {
    "agency kind": (_of(Agency), "kind"),
    "access level": (_of(License), "level"),
    "notice of the desk": (_of(NoticeRow), "template"),
}


def _rewrite(connection: Connection, table: Table, name: str, called: Callable[[str], str]) -> None:
    """Write what each text of a column is called by now; all at once, since two keys may change places."""
    column: ColumnElement[str] = type_coerce(table.columns[name], Text)
    found = [said for said in connection.execute(select(column).distinct()).scalars() if said]
    changed = {said: now for said in found if (now := called(said)) != said}
    if changed:
        written: ColumnElement[str] = type_coerce(case(changed, value=column, else_=column), Text)
        connection.execute(update(table).where(column.in_(changed)).values({name: written}))


def _one(said: str, keys: Keys) -> str:
    return keys.get(said, said)


def _each(said: str, keys: Keys) -> str:
    return BETWEEN.join(keys.get(each, each) for each in said.split(BETWEEN))


def _rewrite_receipts(connection: Connection, keys: Keys) -> None:
    """Write who is behind the numbers of a date; receipts of duties done long ago follow from nothing any more."""
    receipt: ColumnElement[str] = DutyRow.receipt.expression
    for old, new in keys.items():
        receipt = func.replace(receipt, f'"origin":"{old}"', f'"origin":"{new}"')
    connection.execute(update(DutyRow).where(DutyRow.receipt != "").values(receipt=receipt))
