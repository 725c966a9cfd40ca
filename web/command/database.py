"""Migrations."""

from __future__ import annotations

import click

from models.database import open_database
from models.store.schema import drift, is_current, upgrade
from web.settings import load


@click.group()
def db() -> None:
    """Bring the database up to date, or check that it is."""


@db.command("upgrade")
def upgrade_schema() -> None:
    """Apply the migrations that are missing."""
    settings, _ = load()
    upgrade(open_database(settings.database).engine)
    click.echo("The database is up to date.")


@db.command("check")
def check_schema() -> None:
    """Say whether the database is up to date, and makes all that the program expects; exit 1 if not."""
    settings, _ = load()
    engine = open_database(settings.database).engine
    if not is_current(engine):
        raise click.ClickException("migrations are missing: run `hmis-desk db upgrade`")
    if found := drift(engine):
        raise click.ClickException(found)
    click.echo("The database is up to date.")


COMMANDS = (db,)
