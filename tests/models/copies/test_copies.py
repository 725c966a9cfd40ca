"""A copy is made while people work, proved, and put back in one move; whatever goes wrong, the desk is as it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text

from models.copies.copy import Copies, InUse, NotABackup, copies_in
from models.copies.drill import drill
from models.copies.making import copies_of, rotate
from models.copies.making_ready import make_ready
from models.database import Database, open_database
from models.rows.people import Person
from models.upgrading.upgrade import WouldBreak, upgrade
from tests import postgres_server
from tests.databases import bare, changed, postgres
from tests.desks import Town, local

NOW = local(3, 2)
KINDS = ("sqlite", "postgres")


@dataclass
class Place:
    """A desk, how it is copied, and a folder beside it."""

    town: Town
    copies: Copies
    folder: Path

    @property
    def url(self) -> str:
        """Where the desk is."""
        return self.town.database.engine.url.render_as_string(hide_password=False)

    def names(self) -> list[str]:
        """Return who is in the desk now."""
        database = open_database(self.url)
        with database.reading() as session:
            found = [person.name for person in session.query(Person).order_by(Person.id)]
        database.engine.dispose()
        return found

    def made(self) -> Path:
        """Make a copy, and let the desk go on: somebody comes, and everything is closed."""
        path = self.folder / f"copy{self.copies.suffix}"
        self.copies.copy(path)
        self.comes("Late Comer")
        self.town.database.engine.dispose()
        return path

    def comes(self, name: str) -> None:
        """Let somebody come to the desk."""
        self.town.ask(NOW, name=name, email=f"{name.split(maxsplit=1)[0].lower()}@otter.example")


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Return a desk with a case."""
    monkeypatch.setenv("PATH", f"{postgres_server.programs()}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    if request.param == "sqlite":
        database = open_database(f"sqlite:///{tmp_path / 'desk' / 'desk.sqlite3'}")
        upgrade(database)
    else:
        database = postgres()
        changed(database.engine)
    town = Town(database)
    town.ask(NOW)
    yield Place(town, copies_of(database.engine.url.render_as_string(hide_password=False)), tmp_path)
    database.engine.dispose()


def ready(database: Database) -> None:
    make_ready(database, None, NOW, lambda _, __: None)


def test_a_copy_put_back_is_the_desk_of_then_and_what_was_there_is_kept(place: Place) -> None:
    before = place.names()
    copy = place.made()
    assert place.names() == [*before, "Late Comer"]
    kept = place.copies.put_back(copy, ready, NOW)
    assert place.names() == before
    assert kept is not None
    place.copies.put_back(kept, ready, NOW + timedelta(hours=1))
    assert place.names() == [*before, "Late Comer"], "the way back is the same"


def test_a_copy_is_made_while_somebody_writes_and_holds_the_desk_of_one_moment(place: Place) -> None:
    stop, begun, count, copy = Event(), Event(), iter(range(10_000)), place.folder / f"copy{place.copies.suffix}"

    def write() -> None:
        while not stop.is_set():
            place.comes(f"Number{next(count)} Comer")
            begun.set()

    people = Thread(target=write)
    people.start()
    try:
        begun.wait()
        place.copies.copy(copy)
        begun.clear()
        begun.wait()
    finally:
        stop.set()
        people.join()
    place.town.database.engine.dispose()
    everybody = place.names()
    place.copies.put_back(copy, ready, NOW)
    then = place.names()
    assert "Number0 Comer" in then
    assert then == everybody[: len(then)] != everybody


def test_nothing_is_put_back_while_the_desk_runs(place: Place) -> None:
    copy, before = place.made(), place.names()
    with place.town.database.reading() as session:
        session.query(Person).count()
        with pytest.raises(InUse, match="stop the desk first"):
            place.copies.put_back(copy, ready, NOW)
    assert place.names() == before


def damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def foreign(path: Path) -> None:
    path.write_text("a shopping list, and long enough to be read as something", encoding="utf-8")


@pytest.mark.parametrize("spoil", [damaged, foreign], ids=["half of a copy", "no copy"])
def test_what_cannot_be_used_is_refused_and_the_desk_is_as_it_was(place: Place, spoil: Callable[[Path], None]) -> None:
    copy = place.made()
    before = place.names()
    spoil(copy)
    with pytest.raises(NotABackup):
        place.copies.put_back(copy, ready, NOW)
    assert place.names() == before


def test_a_copy_of_a_newer_version_is_refused(place: Place) -> None:
    with place.town.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NotABackup, match="newer version of the desk"):
        place.copies.copy(place.folder / "newer")
    assert not (place.folder / "newer").exists()


def test_a_copy_that_cannot_be_made_ready_leaves_the_desk_as_it_was(place: Place) -> None:
    def fails(_: Database) -> None:
        raise WouldBreak(("Case 1 would break.",))

    copy = place.made()
    before = place.names()
    with pytest.raises(WouldBreak):
        place.copies.put_back(copy, fails, NOW)
    assert place.names() == before


def test_nothing_is_overwritten_and_nothing_half_written_bears_the_name_of_a_copy(place: Place) -> None:
    copy = place.made()
    with pytest.raises(NotABackup, match="is there already"):
        place.copies.copy(copy)
    assert not list(place.folder.glob("*.half*"))
    assert [path.name for path in place.folder.glob("copy*")] == [copy.name], "a copy is one file"


def test_the_newest_copies_stay_and_other_files_are_nobodys_business(place: Place) -> None:
    folder, other = place.folder / "copies", place.folder / "copies" / f"desk-mine{place.copies.suffix}"
    folder.mkdir()
    other.touch()
    for day in range(4):
        rotate(place.copies, folder, 2, NOW + timedelta(days=day))
    kept = [path.name for path in copies_in(folder, place.copies.suffix)]
    assert kept == [f"desk-202603{day:02}T150000Z{place.copies.suffix}" for day in (5, 4)]
    assert other.exists()


def test_a_drill_reads_all_of_a_copy_beside_the_desk(place: Place, request: pytest.FixtureRequest) -> None:
    copy, before = place.made(), place.names()
    beside = _empty(place, request.node.callspec.params["place"])
    found = []
    copies_of(beside).put_back(copy, lambda database: found.append(drill(database, NOW)), NOW)
    assert found[0].faults == ()
    assert found[0].contents is not None
    assert found[0].contents.cases == 1
    assert place.names() == before


def _empty(place: Place, kind: str) -> str:
    if kind == "sqlite":
        return f"sqlite:///{place.folder / 'beside' / 'drill.sqlite3'}"
    database = bare("postgres")
    database.engine.dispose()
    return database.engine.url.render_as_string(hide_password=False)
