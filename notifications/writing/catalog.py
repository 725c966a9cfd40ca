"""The templates there are."""

from __future__ import annotations

from importlib.resources import files

PARTS = frozenset({"subject.txt", "body.txt", "body.html"})


def templates() -> frozenset[str]:
    """Return the names of the notices that can be told: those whose template is complete."""
    folders = (folder for folder in (files("notifications") / "templates").iterdir() if folder.is_dir())
    return frozenset(folder.name for folder in folders if {each.name for each in folder.iterdir()} >= PARTS)
