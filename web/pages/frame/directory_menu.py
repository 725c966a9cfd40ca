"""The registries somebody may read, as the menu lists them."""

from __future__ import annotations

from models.access.access import Viewer
from models.audit.reading import reads_audit
from models.registries.agendas import may_read
from models.registries.from_cases.agreements import reads_agreements
from models.registries.from_cases.data_quality import continua_read
from models.registries.from_cases.disclosure_log import reads_log
from models.registries.from_cases.findings import reads_findings
from models.registries.from_cases.invoices import reads_invoices
from models.registries.from_cases.sharing import is_of_an_agency

Entry = tuple[str, str]  # link and label
OF_ALL: tuple[Entry, ...] = (
    ("/trainings", "Trainings"),
    ("/people", "People"),
    ("/agencies", "Agencies"),
    ("/programs", "Programs"),
    ("/licenses", "Licenses"),
    ("/texts", "Texts to sign"),
    ("/data-elements", "Data elements"),
)


def registries_of(viewer: Viewer) -> list[Entry]:
    """Return the registries that somebody may read."""
    found = list(OF_ALL)
    found += [("/meetings", "Meetings"), ("/committee", "Advisory Committee")] if may_read(viewer) else []
    found += [("/findings", "Findings")] if reads_findings(viewer) else []
    found += [("/sharing", "Sharing")] if is_of_an_agency(viewer) else []
    found += [("/disclosures", "Disclosures")] if reads_log(viewer) else []
    found += [("/agreements", "Agreements")] if reads_agreements(viewer) else []
    found += [("/invoices", "Invoices")] if reads_invoices(viewer) else []
    found += [("/data-quality", "Data quality")] if continua_read(viewer) else []
    found += [("/unused-files", "Unused client files")] if viewer.is_staff() else []
    found += [("/audit", "Audit log")] if reads_audit(viewer) else []
    return found
