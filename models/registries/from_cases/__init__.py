"""Registries that cases alone write: agreements, disclosures, findings, as far as somebody may know of their cases."""
