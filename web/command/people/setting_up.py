"""From an empty machine to a desk with its first people, by one command."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from models.access.rulebook import rulebook_of
from models.accounts.first_people import ALIKE, AlreadySetUp, is_empty, name_and_address, set_up
from models.accounts.forms import FIRST_ROLES, FirstPeople
from models.accounts.password_links import password_link
from models.database import Database, open_database
from models.store.schema import is_new
from models.upgrading.upgrade import is_current, upgrade
from scheduler.clock import wall_now
from web.command.recorded import record
from web.command.refused import sentences
from web.settings import load
from workflows.engine.cases import NotAllowed
from workflows.law.fields import title
from workflows.law.wording import lasting

SEVERAL = "committee"
OVER = (
    "this desk has people already, so it is set up. Add more with `hmis-desk person add`, or in the desk; "
    "name the first holder of a role with `hmis-desk person role`"
)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each role that is given now."""
    for field in reversed(FIRST_ROLES):
        words = f"{title(FirstPeople, field)}, as NAME <ADDRESS>{'; may be given again' if field == SEVERAL else ''}."
        option = click.option(
            f"--{field.replace('_', '-')}", field, multiple=field == SEVERAL, default=None, help=words
        )
        command = option(command)
    return command


@click.command("set-up")
@click.option("--name", help="Name of the first System Administrator.")
@click.option("--email", help="Email address of the first System Administrator.")
@_options
def set_up_desk(**given: Any) -> None:
    """Make the database, name the first people, and print the links with which they set passwords.

    At a terminal it asks for what no option says; an empty option says that there is nobody.
    """
    settings, _ = load()
    database = open_database(settings.database)
    _prepare(database)
    facts = _asked(given) if at_terminal() else given
    try:
        with database.writing() as session:
            people = set_up(session, {name: said for name, said in facts.items() if said}, wall_now())
            links = [(each.name, password_link(session, each, wall_now())) for each in people]
            record(session, "the desk was set up")
            lasts = lasting(rulebook_of(session).policy(wall_now()).password_link_minutes)
    except AlreadySetUp as over:
        raise click.ClickException(OVER) from over
    except NotAllowed as refused:
        raise click.ClickException("\n".join(sentences(refused))) from refused
    click.echo(f"The desk is set up. Give each link to whose it is, and to nobody else; it works once, for {lasts}:")
    for name, secret in links:
        click.echo(f"  {name}: {settings.url}/welcome/{secret}")
    click.echo(
        "`hmis-desk person link ADDRESS` makes another one. Run `hmis-desk doctor` to see what is still missing."
    )


def at_terminal() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty()


def _prepare(database: Database) -> None:
    """Make the database if there is none, and refuse one that somebody works with."""
    if is_new(database.engine):
        upgrade(database)
    elif not is_current(database):
        raise click.ClickException("the database is of another version: run `hmis-desk db upgrade`")
    with database.reading() as session:
        if not is_empty(session):
            raise click.ClickException(OVER)


def _asked(given: dict[str, Any]) -> dict[str, Any]:
    """Return what the options say, and ask for the rest; to leave it empty is an answer too."""
    said = dict(given)
    for name in ("name", "email"):
        said[name] = said[name] or click.prompt(title(FirstPeople, name))
    for name in FIRST_ROLES:
        if said[name] is None or said[name] == ():
            several = name == SEVERAL
            words = f"{title(FirstPeople, name)} (name <address>{'; name <address>' if several else ''}, or nothing)"
            people = click.prompt(words, default="", show_default=False, value_proc=_people)
            said[name] = people if several else "; ".join(people)
    return said


def _people(typed: str) -> list[str]:
    """Return who was typed in; or raise what a prompt says before it asks again."""
    people = [each.strip() for each in typed.split(";") if each.strip()]
    if not all(all(name_and_address(each)) for each in people):
        raise click.BadParameter(ALIKE)
    return people


COMMANDS = (set_up_desk,)
