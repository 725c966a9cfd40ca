"""All scripts of the practice desk, beside the plans of its new users."""

from __future__ import annotations

from web.practice import clients, complaints, imports, law_enforcement, research, violations
from web.practice.scripts import Script

SCRIPTS: tuple[Script, ...] = (
    *clients.SCRIPTS,
    *law_enforcement.SCRIPTS,
    *imports.SCRIPTS,
    *research.SCRIPTS,
    *violations.SCRIPTS,
    *complaints.SCRIPTS,
)
