"""Checking an HMIS CSV export before it is imported."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Never

import click
import msgspec

from scheduler.clock import wall_now
from web.settings import Misconfigured, load
from workflows.law.editions.texts import EditionError
from workflows.law.editions.texts import load as load_editions
from workflows.law.policy import FIRST_EDITION, Editions, Policy
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.counting.programs import ProgramCounted, count_programs
from workflows.uploads.counting.report import Completeness, Report, Scope
from workflows.uploads.counting.strictness import read_as
from workflows.uploads.files.unreadable import Unreadable

PASSED, FAILED, UNREADABLE = 0, 1, 2


class Spoken(click.Command):
    """A command that answers in JSON whenever it is asked to, also where it is called the wrong way."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the words of the command line; or raise UsageError, and say why in JSON."""
        as_json = "--json" in args
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            if as_json:
                click.echo(_problem(error.format_message()))
            raise


def _problem(reason: str) -> str:
    """Return as JSON why nothing was checked."""
    return msgspec.json.encode({"passes": False, "unreadable": reason}).decode()


@click.command("check-upload", cls=Spoken)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON.")
@click.option(
    "--unnamed", multiple=True, metavar="PROJECTID", help="A youth or legal services program: clients may be unnamed."
)
@click.option("--figures", is_flag=True, help="Print how complete each program is, as a list for import-data-figures.")
def check(path: Path, as_json: bool, unnamed: tuple[str, ...], figures: bool) -> None:
    """Say how much of an HMIS CSV export is missing, element by element.

    PATH is a folder or a zip archive. Exits 0 if the upload passes, 1 if it fails, and 2 if it cannot be read: then
    JSON says why in "unreadable".
    """
    line = Line(watched=sys.stderr.isatty())
    try:
        policy = in_force()
        limit = policy[Policy.import_missing_pct]
        exempt = frozenset(unnamed if policy[Policy.exempt_unnamed] else ())
        if figures:
            click.echo("\n".join(_figures(count_programs(path, unnamed=exempt))))
            sys.exit(PASSED)
        report = check_upload(path, limit=limit, unnamed=exempt, progress=line.show)
        report = read_as(policy[Policy.missing_codes], report)
    except (Unreadable, Misconfigured, EditionError) as error:
        _unread(line, str(error), as_json=as_json)
    except KeyboardInterrupt:  # which would exit with 1, as an upload does that fails
        _unread(line, f"The check of {path.name} was stopped before its end.", as_json=as_json)
    line.clear()
    click.echo(
        msgspec.json.encode(report).decode() if as_json else "\n".join((*_told(report), *_unmet(unnamed, report)))
    )
    sys.exit(PASSED if report.passes else FAILED)


def _figures(programs: Iterable[ProgramCounted]) -> Iterator[str]:
    """Yield the completeness of each program as a list, its headers first."""
    yield "agency,program,element,records,missing"
    for program in programs:
        named = ",".join(
            f'"{each.replace(chr(34), chr(34) * 2)}"'
            for each in (program.organization, program.name or program.project_id)
        )
        yield from (f"{named},{each.key},{each.records},{each.missing}" for each in program.elements if each.records)


def _unread(line: Line, reason: str, *, as_json: bool) -> Never:
    """Say why there is no report, and exit."""
    line.clear()
    if as_json:
        click.echo(_problem(reason))
    click.echo(reason, err=True)
    sys.exit(UNREADABLE)


def _unmet(unnamed: tuple[str, ...], report: Report) -> Iterator[str]:
    """Yield the programs that were named in the command and are not in the export: they may be misspelled."""
    for project in dict.fromkeys(unnamed):
        if project not in report.projects:
            yield f"\n--unnamed {project}: no project of the export has this ProjectID."


def in_force() -> Policy:
    """Return the edition of the policy in force today: the desk's own, where it has any."""
    settings, _ = load()
    editions = load_editions(Path(settings.policies)) if settings.policies else Editions()
    return editions.on(FIRST_EDITION.calendar.day(wall_now()))


class Line:
    """A line on the terminal that says how far the check is; nothing where nobody watches."""

    def __init__(self, *, watched: bool) -> None:
        """Say whether standard error is a terminal."""
        self._watched, self._shown = watched, ""

    def show(self, done: int, total: int) -> None:
        """Show how much is read, whenever another percent is."""
        reading = f"Reading: {done * 100 // max(total, 1)} % of {total / 1e6:,.0f} MB"
        self._show(reading if done < total else "Read. Counting …")

    def clear(self) -> None:
        """Take the line away."""
        self._show("")

    def _show(self, words: str) -> None:
        if self._watched and words != self._shown:
            click.echo(f"\r\x1b[2K{words}", err=True, nl=False, color=True)
            self._shown = words


def _told(report: Report) -> Iterator[str]:
    """Yield the report line by line: the whole upload, then the organizations that fail."""
    yield f"{report.version} export: " + ", ".join(f"{file.name} {_rows(file.rows)}" for file in report.files)
    yield (
        f"At most {report.limit} % of each required element may be missing (blank or 99) or hold what is no code of HUD's list."
    )
    yield (
        f"Further PersonalIDs of clients who are there already, with the same name, birth date and SSN: {report.duplicates:,}"
    )
    whole, *organizations = report.scopes
    yield from _scope(whole, "\nThe whole upload")
    failing = [scope for scope in organizations if not scope.passes]
    for scope in failing:
        yield from _scope(scope, f"\n{scope.shown} ({_key(scope)})")
    yield f"\n{len(organizations) - len(failing)} of {len(organizations)} organizations pass by themselves."
    if report.no_codes:
        yield "\nValues that are no code or date of their column:"
        yield from (
            f"- {each.file}, {each.column}: {_rows(each.rows)}, such as {', '.join(each.examples)}"
            for each in report.no_codes
        )
    if report.oddities:
        yield "\nOdd, but not tested:"
        yield from (f"- {odd.words}: {odd.count:,}" for odd in report.oddities)


def _key(scope: Scope) -> str:
    return f"OrganizationID {scope.organization}" if scope.organization else "no OrganizationID"


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def _scope(scope: Scope, title: str) -> Iterator[str]:
    yield f"{title}: {'passes' if scope.passes else 'FAILS'}"
    width = max(len(each.title) for each in scope.elements)
    yield f"  {'Element':{width + 8}} {'of':>11} {'missing':>11} {'%':>7} {'8 or 9':>9} {'partial':>9} {'no code':>9}"
    yield from (f"  {each.key:8}{each.title:{width}} {_counts(each)}" for each in scope.elements)
    yield from (f"  - {sentence}" for sentence in scope.mend)


def _counts(found: Completeness) -> str:
    percent = "" if found.percent is None else f"{found.percent:.2f}"
    verdict = "not tested" if found.passes is None else "" if found.passes else "FAILS"
    if found.passes and found.fails:
        verdict = "FAILS with what is no code"
    counts = (
        f"{found.n:>11,} {found.missing:>11,} {percent:>7} {found.unknown:>9,} {found.partial:>9,} {found.no_code:>9,}"
    )
    return f"{counts}  {verdict}".rstrip()


COMMANDS = (check,)
