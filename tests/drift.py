"""Whether what is generated is up to date: the handbook from the declarations, the migrations from the rows."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from models.database import open_database
from models.store.schema import drift
from models.upgrading.upgrade import upgrade
from web.command.handbook import write_handbook

HANDBOOK = Path(__file__).parent.parent / "docs" / "handbook"


def faults(handbook: Path = HANDBOOK) -> Iterator[str]:
    """Yield a sentence for each thing that would come out differently today."""
    with tempfile.TemporaryDirectory() as place:
        made = {path.name: path.read_text(encoding="utf-8") for path in write_handbook(Path(place) / "handbook")}
        kept = {path.name: path.read_text(encoding="utf-8") for path in handbook.glob("*.md")}
        for name in sorted(made.keys() | kept.keys()):
            if made.get(name) != kept.get(name):
                yield f"docs/handbook/{name} is not up to date: run `make docs`"
        database = open_database(f"sqlite:///{place}/desk.sqlite3")
        upgrade(database)
        if found := drift(database.engine):
            yield f"a migration is missing: {found}"
        database.engine.dispose()


def main() -> None:
    """Print the faults; exit 1 if there are any."""
    found = list(faults())
    sys.stdout.writelines(f"{sentence}\n" for sentence in found)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
