"""What is wrong with an entry, in sentences for a terminal."""

from __future__ import annotations

from workflows.engine.cases import NotAllowed


def sentences(refused: NotAllowed) -> list[str]:
    """Return what is wrong with an entry, each fault behind the name of its field."""
    return [f"{each.field}: {each.sentence}" if each.field else each.sentence for each in refused.refusals]
