"""What a process asks of the documents that are kept with a case."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.grammar.requirements import Require
from workflows.law.fields import DOCUMENT


class CaseDocuments(Form, key="CaseDocuments"):
    """What documents are kept with the case."""

    names: Annotated[tuple[str, ...], DOCUMENT, Meta(title="Documents with the case")] = ()


def attached(clause: str, document: Fact[str]) -> Require:
    """Make the condition that a document is with the case."""
    words = 'no document "{document}" is with this case yet (there: {names}); add it first'
    names = {"document": document, "names": fact(CaseDocuments.names)}
    return Require(clause, words, document.listed_in(fact(CaseDocuments.names)), about=document, names=names)
