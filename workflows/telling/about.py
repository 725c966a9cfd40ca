"""Words of a declaration about one case, told of nobody and no case in particular."""

from __future__ import annotations

from workflows.grammar.process import Process
from workflows.grammar.words import filled
from workflows.law.policy import Policy


def about(process: Process, policy: Policy, words: str, party: str = "") -> str:
    """Return words about an owner with the numbers of an edition put in, and what each of several parties is, if it is said."""
    subject = process.subject
    given = {
        "subject": f"the {subject}" if subject else "the agency",
        "party": f"each {party}" if party else "[whose part it is]",
    }
    return filled(words, policy, process.names, given=given)
