"""People and tokens from the command line."""

from __future__ import annotations

import click

from models.access.rulebook import rulebook_of
from models.accounts.password_links import password_link
from models.accounts.sign_in import unlock
from models.accounts.tokens_and_feeds import create_token
from models.database import Database, open_database
from models.registries.people import enter_first_holder, enter_newcomer
from models.registries.people_and_agencies import person_of
from scheduler.clock import wall_now
from web.command.recorded import record
from web.command.refused import sentences
from web.settings import load
from workflows.engine.cases import NotAllowed
from workflows.law.door import Reach, TokenArea, TokenScope
from workflows.law.offices import HeldRole
from workflows.law.wording import lasting


def _database() -> Database:
    settings, _ = load()
    return open_database(settings.database)


@click.group()
def person() -> None:
    """Add people, and let those in who cannot sign in."""


@person.command("add")
@click.argument("name")
@click.argument("email")
@click.option("--agency", help="Key of the agency, for people of an agency.")
@click.option("--role", type=click.Choice([role.key for role in HeldRole]), help="A role to give the person.")
def add(name: str, email: str, agency: str | None, role: str | None) -> None:
    """Add a person, and print a link with which they set their password."""
    settings, _ = load()
    said = {"name": name, "email": email, "agency": agency, "role": role}
    try:
        with open_database(settings.database).writing() as session:
            facts = {field: words for field, words in said.items() if words}
            newcomer = enter_newcomer(session, facts, wall_now())
            secret = password_link(session, newcomer, wall_now())
            record(session, f"{newcomer.email} was added, with a link to set a password")
    except NotAllowed as refused:
        raise click.ClickException("\n".join(sentences(refused))) from refused
    click.echo(f"{name} was added. A password is set at {settings.url}/welcome/{secret}")


@person.command("role")
@click.argument("email")
@click.argument("role", type=click.Choice([role.key for role in HeldRole]))
def first_holder(email: str, role: str) -> None:
    """Name the first holder of a role that works for no agency, where the desk is set up; later two people do it there."""
    try:
        with _database().writing() as session:
            row = person_of(session, email)
            if row is None:
                raise click.ClickException(f"there is no person with the address {email!r}")
            enter_first_holder(session, row, HeldRole(role), wall_now())
            record(session, f"{row.email} was named the first holder of the role of {role}")
    except NotAllowed as refused:
        raise click.ClickException("\n".join(sentences(refused))) from refused
    click.echo(f"{email} has the role of {role}.")


@person.command("link")
@click.argument("email")
def link(email: str) -> None:
    """Print a new link with which a person sets a password; for whoever cannot be sent one by mail."""
    settings, _ = load()
    with open_database(settings.database).writing() as session:
        row = person_of(session, email)
        if row is None or row.left_at is not None:
            raise click.ClickException(f"nobody who is there has the address {email!r}")
        secret = password_link(session, row, wall_now())
        record(session, f"a link to set a password was made for {row.email}")
        lasts = lasting(rulebook_of(session).policy(wall_now()).password_link_minutes)
    click.echo(f"It works once, for {lasts}: {settings.url}/welcome/{secret}")


@person.command("unlock")
@click.argument("email")
def unlock_person(email: str) -> None:
    """Let a person sign in again who failed too often."""
    with _database().writing() as session:
        count = unlock(session, email, wall_now())
        record(session, f"{email} was unlocked")
    click.echo(f"{email}: {count} wrong passwords forgotten.")


@click.group()
def token() -> None:
    """Make tokens for programs."""


@token.command("create")
@click.argument("email")
@click.option("--name", default="command line", show_default=True)
@click.option(
    "--scope",
    type=click.Choice([scope.key for scope in TokenScope]),
    default=TokenScope.CHANGE.key,
    show_default=True,
    help="What a program may do with it.",
)
@click.option(
    "--area",
    "areas",
    multiple=True,
    type=click.Choice([area.key for area in TokenArea]),
    default=[area.key for area in TokenArea],
    show_default=True,
    help="What a program reaches with it; give it more than once for more.",
)
def create(email: str, name: str, scope: str, areas: tuple[str, ...]) -> None:
    """Print a new token with the rights of a person; it is shown this once."""
    with _database().writing() as session:
        row = person_of(session, email)
        if row is None:
            raise click.ClickException(f"there is no person with the address {email!r}")
        reach = Reach(TokenScope(scope), frozenset(TokenArea(each) for each in areas))
        secret = create_token(session, row, name, wall_now(), reach)
        record(session, f"a token {name!r} ({scope}: {', '.join(areas)}) was made for {row.email}")
    click.echo(secret)


COMMANDS = (person, token)
