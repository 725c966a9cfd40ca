"""Invoices and payments for bookkeeping, from the command line."""

from __future__ import annotations

import click

from models.access.rulebook import rulebook_of
from models.database import open_database
from models.registries.from_cases.invoices import Sought, all_invoices
from scheduler.clock import wall_now
from web.command.recorded import record
from web.lists.invoices import invoice_rows, payment_rows
from web.lists.saving import as_csv
from web.settings import load


@click.command("invoices")
@click.option("--payments", is_flag=True, help="What was paid, a row each, and not the invoices.")
@click.option("--agency", default="", help="Of one agency, by its key, such as otter-creek-shelter.")
def export_invoices(payments: bool, agency: str) -> None:
    """Write all invoices as CSV to the standard output, for bookkeeping: hmis-desk invoices > invoices.csv."""
    with open_database(load()[0].database).writing() as session:
        now = wall_now()
        lines = all_invoices(session, None, Sought(rulebook_of(session).policy(now).calendar.day(now), agency=agency))
        record(session, f"{len(lines)} invoices were exported{' with their payments' if payments else ''}")
        text = as_csv(payment_rows(lines) if payments else invoice_rows(lines))
    click.echo(text, nl=False)


COMMANDS = (export_invoices,)
