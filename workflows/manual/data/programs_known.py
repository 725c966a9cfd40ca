"""The programs of an agency, as ICA keeps them in the directory."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.agency_kinds import ProjectType, Protected, may_be_unnamed
from workflows.law.continua import Continuum
from workflows.law.value import Value


class KnownProgram(Value, frozen=True):
    """A program, with all that other rules read of it."""

    name: Annotated[str, Meta(title="Name")]
    project_id: Annotated[str, Meta(title="ProjectID", min_length=1)]
    continuum: Annotated[Continuum, Meta(title="Continuum of Care (CoC)")]
    kind: Annotated[ProjectType, Meta(title="Project type")] = ProjectType.OTHER
    protected: Annotated[tuple[Protected, ...], Meta(title="Protected kinds")] = ()

    @property
    def may_be_unnamed(self) -> bool:
        """Whether its clients may be entered as unnamed (3.1-unnamed)."""
        return may_be_unnamed(self.protected)


class AgencyPrograms(Form, key="AgencyPrograms"):
    """What the directory says of the agency's programs."""

    programs: Annotated[tuple[KnownProgram, ...], Meta(title="Programs")] = ()
