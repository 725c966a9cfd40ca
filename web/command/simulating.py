"""What would happen: the pure engine over made-up people and time."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from web.practice.forecast import Forecast, forecast
from workflows.law.editions.texts import EditionError, read_edition
from workflows.law.policy import FIRST_EDITION

BEGINS = datetime(2026, 1, 5, 14, 0, tzinfo=UTC)


@click.command()
@click.option("--days", default=365, show_default=True)
@click.option("--cases", default=100, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--policy", "path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True)
def simulate(days: int, cases: int, seed: int, path: Path | None, as_json: bool) -> None:
    """Simulate cases: outcomes, deadlines kept and missed, work a role a week."""
    try:
        policy = read_edition(path.read_text(encoding="utf-8")) if path else FIRST_EDITION
    except EditionError as error:
        raise click.ClickException(str(error)) from error
    found = forecast(policy, BEGINS, days=days, cases=cases, seed=seed)
    click.echo(json.dumps(found.as_dict(), indent=2) if as_json else _table(found))


def _table(found: Forecast) -> str:
    lines = [f"{process}: " + ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
             for process, outcomes in found.outcomes.items()]  # fmt: skip
    lines.append(f"Deadlines kept: {found.kept}, missed: {found.missed}")
    lines += [f"{role}: {tasks / found.weeks:.1f} tasks a week" for role, tasks in found.work.most_common()]
    return "\n".join(lines)


COMMANDS = (simulate,)
