"""The Continua of Care, and what the registry says of those an agency works in."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.continua import Continuum


class AgencyContinua(Form, key="AgencyContinua"):
    """What the desk knows of the CoCs the agency works in."""

    continua: Annotated[frozenset[Continuum], Meta(title="Continuums of Care (CoCs)")]
