"""P26: what may be loaded is of programs that were asked for, each with the consent of its Continuum that still holds.

"… a CoC has at its discretion whether or not to permit imports and may require direct data entry …"
"""

from __future__ import annotations

from collections.abc import Iterable

from workflows.facts.known import Known
from workflows.law.wording import listed
from workflows.manual.data.imports.deciding import called, importable
from workflows.manual.data.imports.projects import by_hand
from workflows.manual.data.imports.requesting import requested

MOST_NAMED = 3


def nothing_importable(known: Known) -> str:
    """Return why nothing may be imported at all; nothing where something may, or where nobody can tell the projects apart."""
    if by_hand(known) or importable(known):
        return ""
    return "No upload is checked at present: the CoCs of the programs in this request do not allow imports for any of them."


def not_importable(known: Known, projects: Iterable[str]) -> str:
    """Return why data of these ProjectIDs may not be loaded, and what may be; nothing if they may."""
    if by_hand(known):  # nobody can tell its projects apart before they are named from the directory
        return ""
    may = {each.project_id for each in importable(known)}
    others = [each for each in projects if each not in may]
    if not others:
        return ""
    asked = {each.project_id: each for each in requested(known)}
    refused = [asked[each] for each in others if each in asked]
    strange = [each for each in others if each not in asked]
    reasons = [
        f"data of {each.name} (ProjectID {each.project_id}) are entered directly, as the {each.continuum.words} CoC "
        "does not allow imports"
        for each in refused
    ]
    if strange:
        reasons.append(f"ProjectID {_named(strange)} {'is' if len(strange) == 1 else 'are'} not part of this import")
    return f"{'. '.join(reasons)}. Export again without them: only {called(importable(known))} may be imported."


def _named(ids: list[str]) -> str:
    more = len(ids) - MOST_NAMED
    return listed([*ids[:MOST_NAMED], *([f"{more:,} more"] if more > 0 else [])])
