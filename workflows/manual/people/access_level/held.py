"""P06: what the directory says of the access that a user has, and of the user."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form


class AccessHeld(Form, key="AccessHeld"):
    """What the directory says of the user's access at this agency."""

    level: Annotated[str, Meta(title="Access level until now", max_length=200)] = ""
    art: Annotated[bool, Meta(title="With an ART license until now")] = False
    of_ica: Annotated[bool, Meta(title="The user works for the HMIS Lead Agency")] = False
    director: Annotated[bool, Meta(title="The user is the agency's executive director")] = False
