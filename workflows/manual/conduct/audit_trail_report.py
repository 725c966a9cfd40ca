"""The audit trail report, which stays out of the desk: what is kept is when it was run, what it covers, and what it shows.

"The HMIS Lead Agency's System Administrator will use the HMIS user audit trail report to determine the extend of the breach of
security".
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.grammar.process import Require
from workflows.law.fields import DURING, PAST


class AuditTrailReport(Form, key="AuditTrailReport"):
    """Record what the audit trail report shows. The report itself stays out of the desk."""

    run_on: Annotated[date, DURING, Meta(title="Report run on")]
    covers_from: Annotated[date, PAST, Meta(title="First day that it covers")]
    covers_through: Annotated[date, PAST, Meta(title="Last day that it covers")]


def of_its_days(clause: str, form: type[AuditTrailReport]) -> tuple[Require, Require]:
    """Return the conditions that the days of a report go together."""
    run, first, last = (Fact[date](form, name) for name in ("run_on", "covers_from", "covers_through"))
    return (
        Require(clause, "the period that a report covers begins before it ends", last.not_before(first)),
        Require(clause, "a report covers no later day than the one it was run on", last.not_after(run)),
    )
