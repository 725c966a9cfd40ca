"""`hmis-desk`: the commands, each in a file of its own subject."""

from __future__ import annotations

import faulthandler

import click

from models.store.private_files import make_private
from web.command import (
    audit,
    checking,
    copies,
    data_figures,
    database,
    doctor,
    importing,
    invoices,
    running,
    simulating,
    unused_files,
    uploads,
    words,
)
from web.command.people import administration, setting_up
from web.reaching import OutOfReach, told
from web.settings import Misconfigured
from workflows.law.editions.texts import EditionError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def desk() -> None:
    """Run the casework desk of an HMIS Lead Agency."""


for module in (
    running,
    setting_up,
    database,
    checking,
    copies,
    data_figures,
    simulating,
    administration,
    audit,
    importing,
    doctor,
    uploads,
    words,
    unused_files,
    invoices,
):
    for command in module.COMMANDS:
        desk.add_command(command)


def main() -> None:
    """Run a command; a wrong configuration, or a wrong policy file, is said in one sentence."""
    make_private()
    faulthandler.enable()  # whoever falls by a fault of memory says where: places in the code, and nothing of anybody
    try:
        desk()
    except (Misconfigured, EditionError, OutOfReach) as error:
        raise SystemExit(f"hmis-desk: {error}") from error
    except Exception as error:
        if words := told(error):
            raise SystemExit(f"hmis-desk: {words}") from error
        raise
