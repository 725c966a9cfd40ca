"""What a process asks of the documents that are kept with a case."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.grammar.requirements import Require
from workflows.grammar.words import Wording
from workflows.law.fields import DOCUMENT


class CaseDocuments(Form, key="CaseDocuments"):
    """What documents are kept with the case."""

    names: Annotated[tuple[str, ...], DOCUMENT, Meta(title="Documents with the case")] = ()


def attached(clause: str, document: Fact[str]) -> Require:
    """Make the condition that a document is with the case."""
    words = (
        "no document {document} is with this case yet; add it first"  # not which there are: others may be for others
    )
    there = document.listed_in(fact(CaseDocuments.names))
    named = Wording(lambda known: f'"{document.read(known)}"', "the name given")
    return Require(clause, words, there, about=document, names={"document": named})
