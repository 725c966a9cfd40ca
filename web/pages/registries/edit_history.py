"""What was corrected in an entry of a registry, for those who may correct it."""

from __future__ import annotations

from models.registries.edits.editing import Past, Registry, history
from web.calls import Call


def past_of(call: Call, registry: Registry, number: int) -> list[Past]:
    """Return the corrections of an entry, the latest first; nobody but ICA's staff sees them, since they name people."""
    return history(call.session, registry, number) if call.viewer.is_staff() else []
