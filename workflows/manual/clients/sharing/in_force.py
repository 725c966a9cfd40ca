"""P10: whether a client's consent is in force, with what this case says and what is on record beside it."""

from __future__ import annotations

from datetime import date

from workflows.facts.conditions import condition
from workflows.facts.known import Known
from workflows.law.value import changed
from workflows.manual.clients.sharing.kept import SharingOnRecord, SignedForm, Stopped
from workflows.manual.clients.sharing.saying import ConsentSigned, SharingStopped
from workflows.manual.clients.sharing.standing import OF_THE_PROGRAM, reasons_on


def on_record(known: Known) -> SharingOnRecord:
    """Return all that is on record of the client, with what this case says."""
    record, forms = known[SharingOnRecord], known.forms
    signed, stops = record.signed, record.stops
    if ConsentSigned in forms:
        said = known[ConsentSigned]
        signed = (*signed, SignedForm(said.signed_on, said.programs, said.permits, said.ends_on))
    if SharingStopped in forms:
        stopped = known[SharingStopped]
        stops = (*stops, Stopped(stopped.why, stopped.known_on))
    return changed(record, signed=signed, stops=stops)


def consents(record: SharingOnRecord, day: date) -> bool:
    """Say whether a client's consent stands in any program on a day, whatever the programs are set to."""
    return any({*reasons_on(record, each, day, by_default=True)} <= OF_THE_PROGRAM for each in record.programs)


def _latest(record: SharingOnRecord) -> date:
    """Return the last day of which anything is known; the clock alone changes nothing."""
    return max((*(each.on for each in record.signed), *(each.on for each in record.stops)), default=date.min)


@condition("the client's consent is in force", "no consent of the client is in force")
def in_force(known: Known) -> bool:
    """Ask what stands once all that is on record is put together."""
    record = on_record(known)
    return consents(record, _latest(record))
