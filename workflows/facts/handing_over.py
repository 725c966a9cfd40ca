"""What is handed to somebody in person, and kept nowhere."""

from dataclasses import dataclass

from workflows.facts.effects import Effect, Undone


@dataclass(frozen=True)
class HandOverLink(
    Effect, key="HandOverLink", undone=Undone("a link that was handed over stays as it is: used once, or spent")
):
    """{subject} was handed a link that sets a password; whoever may say so is shown the link, and nobody else."""
