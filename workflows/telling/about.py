"""Words of a declaration that speak to an owner about one case, told of nobody and no case in particular."""

from __future__ import annotations

from workflows.grammar.process import Process
from workflows.grammar.words import filled
from workflows.law.policy import Policy
from workflows.law.wording import of_others


def about(process: Process, policy: Policy, words: str) -> str:
    """Turn words said to an owner into words about the owner, with the numbers of an edition put in."""
    subject = process.subject
    given = {"subject": f"the {subject}" if subject else "the agency", "party": "[whose part it is]"}
    return of_others(filled(words, policy, process.names, given=given))
