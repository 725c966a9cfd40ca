"""The command: from the practice desk's start to the end of June 2027, or as long as it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import click

from tests.year.running import looked_at, through
from web.command.running import practice_house

ENDS = date(2027, 7, 1)
URL = "http://127.0.0.1:8000"


@click.command()
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), default=ENDS.isoformat(), show_default=True)
@click.option("--seed", default=2026, show_default=True, help="By which the people act.")
@click.option("--desk", type=click.Path(path_type=Path), help="A practice desk that is filled already; it is copied.")
def year(until: object, seed: int, desk: Path | None) -> None:
    """Go through a year of the practice desk, and fail on whatever is wrong with it."""
    with TemporaryDirectory(prefix="hmis-desk-year-") as folder:
        place = Path(folder) / "practice"
        if desk:
            copytree(desk, place)
        house, _ = practice_house(place, URL)
        people = through(house, date.fromisoformat(f"{until:%Y-%m-%d}"), seed, click.echo)
        click.echo(f"answered: {dict(sorted(people.done.items()))}")
        click.echo(f"refused as often as tried: {dict(people.refused.most_common(20))}")
        found = looked_at(house, people)
        for sentence in found:
            click.echo(sentence)
        house.database.engine.dispose()
    if found:
        raise SystemExit(1)
    click.echo("Nothing is wrong.")


if __name__ == "__main__":
    year()
