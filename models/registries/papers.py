"""The texts that people sign, and what pins a signature to the text it was given for."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from workflows.facts.effects import Paper

FILES = {
    Paper.USER_AGREEMENT: "user-agreement.txt",
    Paper.PRIVACY_NOTICE: "privacy-notice.txt",
    Paper.PARTNERSHIP: "partnership-agreement.txt",
}


@cache
def text_of(paper: Paper) -> str:
    """Return the text of a document as it is signed today."""
    return (files("models") / "texts" / FILES[paper]).read_text(encoding="utf-8")


def text_sha256(paper: Paper) -> str:
    """Return the fingerprint of that text."""
    return sha256(text_of(paper).encode()).hexdigest()
