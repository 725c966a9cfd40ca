"""P26: the projects of a request are programs of the directory, each in the Continuum that decides about it.

"The Balance of State CoC and the Chittenden/Burlington CoC, reserve the right to review all individual agency requests
for CSV and/or XML imports into Vermont's HMIS."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.requirements import Require
from workflows.grammar.steps import Step
from workflows.grammar.words import wording
from workflows.law.agency_kinds import Protected
from workflows.law.continua import Continuum
from workflows.law.fields import PROGRAMS, Line, Text
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN
from workflows.law.wording import listed
from workflows.manual.data.programs_known import AgencyPrograms, KnownProgram

Programs = Annotated[
    tuple[Line, ...],
    PROGRAMS,
    Meta(
        title="Programs whose data are imported",
        description="From the directory. Each CoC decides for its own. If one is missing, ask ICA to add it.",
    ),
]


class TypedProjects(Form, key="TypedProjects"):
    """The projects as the agency typed them, before the directory had programs."""

    projects: Annotated[Text, Meta(title="Projects whose data are imported")]
    continua: Annotated[frozenset[Continuum], Meta(title="Continuums of Care (CoCs) these projects are in")]
    unnamed: Annotated[
        tuple[Line, ...],
        Meta(title="ProjectIDs that the agency called youth or legal services; the directory decides"),
    ] = ()


class ImportPrograms(Form, key="ImportPrograms"):
    """Name the programs of the directory whose data are imported."""

    programs: Programs


NAMED = fact(ImportPrograms.programs)
NAMING = Step("name-programs", "4.4-coc-review")


@condition("the projects are typed, and not yet named from the directory", "the projects are programs of the directory")
def by_hand(known: Known) -> bool:
    """Say whether a request is from before the directory had programs, so that nobody can tell its projects apart."""
    return TypedProjects in known.forms and not NAMING.taken(known)


def programs_among(known: Known, ids: tuple[str, ...]) -> tuple[KnownProgram, ...]:
    """Return the agency's programs of these ProjectIDs."""
    found = known.forms.get(AgencyPrograms)
    programs = found.programs if isinstance(found, AgencyPrograms) else ()
    return tuple(each for each in programs if each.project_id in ids)


def _unknown(known: Known, ids: tuple[str, ...]) -> tuple[str, ...]:
    there = {each.project_id for each in programs_among(known, ids)}
    return tuple(each for each in ids if each not in there)


@wording("the ProjectIDs that are no program of the agency")
def _strange(known: Known) -> str:
    return listed(_unknown(known, known[ImportPrograms].programs))


@condition("each is a program of the agency", "one is no program of the agency")
def _all_known(known: Known) -> bool:
    return not _unknown(known, known[ImportPrograms].programs)


@condition("all are in CoCs that have the request", "one is in a CoC that was not asked")
def _all_asked(known: Known) -> bool:
    found = programs_among(known, known[ImportPrograms].programs)
    return {each.continuum for each in found} <= known[TypedProjects].continua


@condition("none of them serves victims", "one of them serves victims")
def _none_for_victims(known: Known) -> bool:
    return not any(
        Protected.VICTIM_SERVICES in each.protected for each in programs_among(known, known[ImportPrograms].programs)
    )


NAME_PROGRAMS = (
    NAMING.called("Name the programs from the directory", "Programs named from the directory")
    .by(AGENCY_ADMIN, SYSTEM_ADMIN)
    .when(by_hand)
    .asks(ImportPrograms)
    .requires(
        Require("4.4-coc-review", "choose at least one program", NAMED.given),
        Require("4.4-coc-review", "{strange} is no program of this agency in the directory; ask ICA to add it",
                _all_known, about=NAMED, names={"strange": _strange}),
        Require("4.4-coc-review", "choose programs of the CoCs that have this request; ask anew for others",
                _all_asked, about=NAMED),
        Require("3.5-vsp-prohibited", "nothing is imported from a program for victims; leave it out",
                _none_for_victims, about=NAMED),
    )
)  # fmt: skip
