"""What decisions on clients' requests change beyond their cases."""

from __future__ import annotations

from models.casebook.applying import Scene, apply, undo
from models.lookups.learning import learn_about
from workflows.manual.clients.requests import ShowDenial


@apply.register
def show_denial(effect: ShowDenial, scene: Scene) -> None:
    """Let the client's open requests know of a denial (3.4-deny-harassing)."""
    del effect
    learn_about(scene.session, scene.now, client=scene.row["client"])


@undo.register
def denied_in_error(effect: ShowDenial, scene: Scene) -> None:
    """Let the client's open requests know that the denial counts for nothing."""
    del effect
    learn_about(scene.session, scene.now, client=scene.row["client"])
