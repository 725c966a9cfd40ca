"""The audit log from the command line: whether its chain holds."""

from __future__ import annotations

import click

from models.audit.keeping import held, verify
from models.database import open_database
from web.settings import load
from workflows.facts.rules import many


@click.group()
def audit() -> None:
    """Check the audit log."""


@audit.command("verify")
@click.option("--holds", metavar="DIGEST", help="Also say whether the chain has the digest that was noted earlier.")
def verify_chain(holds: str | None) -> None:
    """Walk the chain of the audit log, and name the first row that is broken; exit 1 if there is one.

    It prints the digest of the last row: note it elsewhere, and --holds says later whether rows were taken off the end.
    """
    with open_database(load()[0].database).reading() as session:
        end, broken = verify(session)
        is_held = holds is None or held(session, holds)
    if broken:
        raise click.ClickException(f"the audit log is broken at row {broken.place}: {broken.why}")
    if not is_held:
        raise click.ClickException("the chain has no such digest: rows were taken off its end, or it is another log")
    click.echo(f"{many(end.place, 'rows')}, none of them changed.")
    if end.digest:
        click.echo(f"The digest of the last one is {end.digest}")


COMMANDS = (audit,)
