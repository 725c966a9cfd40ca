"""Reading the declarations: their faults, what they say, and which clauses of the manual they account for."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from notifications.checks.faults import faults as faults_of_templates
from notifications.writing.catalog import templates
from web.command.handbook import write_handbook
from web.settings import Misconfigured, load
from workflows.checks.beginnings import offered_though_opened
from workflows.checks.faults import faults, unused
from workflows.checks.recurring import unbegun
from workflows.checks.unanswered import unanswered
from workflows.law.clauses import clauses
from workflows.law.editions.texts import EditionError
from workflows.law.editions.texts import load as load_editions
from workflows.law.policy import FIRST_EDITION, Editions
from workflows.manual.registry import BY_KEY, PROCESSES
from workflows.names.check import RUN
from workflows.names.check import faults as faults_of_names
from workflows.names.stored import stored_names
from workflows.names.versions import LOCKS, VERSION, written
from workflows.telling.coverage import coverage
from workflows.telling.description import describe


@click.command()
def check() -> None:
    """Check the processes, the policy files, the templates and the settings; exit 1 with a sentence a fault."""
    found = list(all_faults())
    for sentence in found:
        click.echo(sentence)
    click.echo(
        f"{len(found)} faults in {len(PROCESSES)} processes." if found else f"{len(PROCESSES)} processes: no faults."
    )
    sys.exit(bool(found))


def all_faults() -> Iterator[str]:
    """Yield a sentence for each fault of the declarations and of the installation's own files."""
    known, notices = clauses().keys(), templates()
    editions: Editions | tuple[()] = ()
    try:
        settings, _ = load()
        editions = load_editions(Path(settings.policies)) if settings.policies else Editions()
    except (Misconfigured, EditionError, OSError) as error:
        yield str(error)
    for policy in editions or (FIRST_EDITION,):
        for process in PROCESSES:
            for sentence in faults(process, clauses=known, notices=notices, policy=policy):
                yield f"{process.key}, {policy.name}: {sentence}"
    yield from offered_though_opened(BY_KEY)
    yield from unused(PROCESSES)
    yield from unbegun(PROCESSES)
    yield from unanswered(PROCESSES)
    yield from faults_of_templates(PROCESSES)
    yield from faults_of_names(PROCESSES)


@click.command()
@click.option("--json", "as_json", is_flag=True)
def processes(as_json: bool) -> None:
    """List every process with its states, duties and steps."""
    told = [describe(process, FIRST_EDITION) for process in PROCESSES]
    if as_json:
        click.echo(json.dumps(told, indent=2))
        return
    for each in told:
        click.echo(f"{each['key']}  {each['title']}: {len(each['states'])} states, {len(each['steps'])} steps")


@click.command("coverage")
@click.option("--json", "as_json", is_flag=True)
def cover(as_json: bool) -> None:
    """Account for every clause of the register."""
    rows = coverage(PROCESSES)
    if as_json:
        click.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        click.echo(f"{row['id']:36} {row['status']:10} {', '.join(row['where'][:3])}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def docs(folder: Path) -> None:
    """Write the handbook: a page a process, the coverage of the manual, the readings."""
    for path in write_handbook(folder):
        click.echo(path)


@click.command()
def names() -> None:
    """Write the lock of the stored names, as the declarations have them now."""
    found = [sentence for sentence in faults_of_names(PROCESSES) if RUN not in sentence]
    if found:
        raise click.ClickException("\n".join(found))
    path = LOCKS / f"{VERSION}.json"
    path.write_text(written(stored_names(PROCESSES)), encoding="utf-8")
    click.echo(f"{path} holds the names of version {VERSION}.")


COMMANDS = (check, processes, cover, docs, names)
