"""Every sentence that people can be shown, for reading: a desk is judged by what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from notifications.checks.every_sentence import sentences as of_templates
from web.command.code_words import sentences_of_code
from web.command.template_words import sentences_of_templates
from workflows.law.policy import FIRST_EDITION
from workflows.law.wording import with_settings
from workflows.manual.registry import BY_KEY
from workflows.telling.every_sentence import Sentence, sentences


@click.command()
@click.argument("processes", nargs=-1, type=click.Choice(list(BY_KEY)))
@click.option("--mail", is_flag=True, help="Only what mail says.")
@click.option("--pages", is_flag=True, help="Only what pages, refusals and commands say, each with its place.")
@click.option("--places", is_flag=True, help="Print the place of each sentence too.")
def words(processes: tuple[str, ...], mail: bool, pages: bool, places: bool) -> None:
    """Print every sentence that these processes (or all) and the mail about them can show, settings filled in."""
    if pages:
        for each in (*sentences_of_templates(), *sentences_of_code()):
            click.echo(f"    {each.place:<44} {each.words}")
        return
    for key in () if mail else processes or tuple(BY_KEY):
        process = BY_KEY[key]
        click.echo(f"\n{key}  {process.title}\n")
        _echo(sentences(process), places=places)
    if mail or not processes:
        click.echo("\nMail\n")
        _echo(of_templates(), places=places)


def _echo(found: Iterable[Sentence], *, places: bool) -> None:
    for line, _ in groupby(_lines(found, places=places)):
        click.echo(line)


def _lines(found: Iterable[Sentence], *, places: bool) -> Iterator[str]:
    for each in found:
        said = each.read or with_settings(each.words, FIRST_EDITION, {name: f"[{name}]" for name in each.given})
        yield f"    {each.place:<44} {said}" if places else f"    {said}"


COMMANDS = (words,)
