"""What rows are stored by beside the names of a process: roles, papers, topics and the like, each kind by its keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from workflows.facts.effects import Paper, Topic
from workflows.law.agency_kinds import AgencyKind
from workflows.law.choice import Choice
from workflows.law.continua import Continuum
from workflows.law.levels import Level
from workflows.law.mail.desk_notices import DeskNotice
from workflows.law.named import Named
from workflows.law.roles import Role
from workflows.law.setting import Origin

Kinds: TypeAlias = Mapping[str, type[Named | Choice]]

KINDS: Kinds = {
    "role": Role,
    "paper": Paper,
    "topic": Topic,
    "origin": Origin,
    "agency kind": AgencyKind,
    "access level": Level,
    "Continuum": Continuum,
    "notice of the desk": DeskNotice,
}
"""By what each kind is called in the lock and in an upcaster."""

ROWS = "rows"
"""Where the lock has them, beside the processes."""


def row_names(kinds: Kinds = KINDS) -> dict[str, dict[str, str]]:
    """Return the keys of each kind, and by which name programs know each."""
    return {kind: {each.key: _outside(each) for each in members} for kind, members in kinds.items()}


def _outside(each: Named | Choice) -> str:
    return each.name_outside if isinstance(each, Named) else each.key
