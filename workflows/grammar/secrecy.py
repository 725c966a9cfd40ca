"""Answers that are secret until they are counted: a ballot."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.law.setting import Setting


@dataclass(frozen=True)
class Secret:
    """In which state an answer is its author's alone, and which setting says how it is shown once the case has left it."""

    state: str
    shown: Setting[str]
