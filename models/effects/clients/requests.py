"""What decisions on clients' requests change beyond their cases."""

from __future__ import annotations

from models.casebook.applying import Scene, apply, undo
from models.lookups.learning import learn_about
from workflows.manual.clients.requests import CountAsOne, ShowDenial


@apply.register
def show_denial(effect: ShowDenial, scene: Scene) -> None:
    """Let the client's open requests know of a denial (3.4-deny-harassing)."""
    del effect
    _tell_the_others(scene)


@undo.register
def denied_in_error(effect: ShowDenial, scene: Scene) -> None:
    """Let the client's open requests know that the denial counts for nothing."""
    del effect
    _tell_the_others(scene)


@apply.register
def count_as_one(effect: CountAsOne, scene: Scene) -> None:
    """Let the client's open requests know that one was taken twice."""
    del effect
    _tell_the_others(scene)


@undo.register
def counts_again(effect: CountAsOne, scene: Scene) -> None:
    """Let the client's open requests know that it was another one after all."""
    del effect
    _tell_the_others(scene)


def _tell_the_others(scene: Scene) -> None:
    learn_about(scene.session, scene.now, client=scene.row["client"])
