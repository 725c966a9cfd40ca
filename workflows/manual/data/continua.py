"""The Continua of Care, and what the registry says of those an agency works in."""

from __future__ import annotations

from enum import StrEnum

from workflows.facts import Form


class Continuum(StrEnum):
    """A Continuum of Care of Vermont."""

    BALANCE = "Balance of State"
    CHITTENDEN = "Chittenden County"


class AgencyContinua(Form):
    """What the desk knows of the Continua the agency works in."""

    continua: frozenset[Continuum]
