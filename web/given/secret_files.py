"""Secrets out of files: where a setting is a secret, a file may hold it, so that it stands in no environment and no list of settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

END = "_file"


class NoSecret(ValueError):
    """A file that is to hold a secret holds none; the message says which, and never what stands in it."""


def with_secrets(
    layer: Mapping[str, Any], secrets: Iterable[str], called: Callable[[str], str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the settings of one layer with its secrets read out of their files, and which entry each came from.

    `called` says what an entry is called where somebody wrote it. Raises NoSecret.
    """
    said, files = dict(layer), dict[str, str]()
    for name in secrets:
        path = said.pop(name + END, None)
        if path is None:
            continue
        entry = called(name + END)
        if name in said:
            raise NoSecret(f"{called(name)} and {entry} are both given; keep one of them")
        said[name], files[name] = _held(str(path), entry), entry
    return said, files


def _held(path: str, entry: str) -> str:
    """Return the one line of a file, without what ends it: most editors write an end that is no part of a secret."""
    if not path.strip():
        raise NoSecret(f"{entry} names no file")
    try:
        words = Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise NoSecret(f"{entry} names {path}, which is no text in UTF-8") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no path"
        raise NoSecret(f"{entry} names {path}, which cannot be read: {why}") from error
    secret = words.removesuffix("\n").removesuffix("\r")
    if not secret.strip():
        raise NoSecret(f"{entry} names {path}, which is empty")
    if len(secret.splitlines()) > 1:
        raise NoSecret(f"{entry} names {path}, which has several lines; it may hold the secret alone")
    return secret
