"""P26: each Continuum decides for its own projects, in two gates, and may end imports of its own again.

"… a CoC has at its discretion whether or not to permit imports and may require direct data entry … Once a Partner
Agency's vendor has been approved, the CoC will evaluate importing as it relates to funding requirements and its potential
impact on the data integrity of Vermont's HMIS."
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.duties import Consent
from workflows.grammar.shapes import one_text
from workflows.grammar.steps import Step, otherwise, to
from workflows.grammar.words import wording
from workflows.law.continua import CONTINUUMS, LEADERS, Continuum
from workflows.law.fields import Text
from workflows.law.roles import AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN, Role
from workflows.law.wording import listed
from workflows.manual.data.imports.projects import TypedProjects, by_hand
from workflows.manual.data.imports.requesting import concerned, requested
from workflows.manual.data.imports.states import S
from workflows.manual.data.programs_known import KnownProgram

TOLD = (AGENCY_ADMIN, SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN)
DirectEntry = one_text(
    "DirectEntry", "Require direct data entry instead.", "Why imports are not allowed", "The agency reads it"
)


class Weighing(Form, key="Weighing"):
    """Allow imports for the CoC's projects."""

    funding: Annotated[Text, Meta(title="How importing relates to the funding requirements")]
    integrity: Annotated[
        Text, Meta(title="Its effect on data integrity", description="Duplicate client files among others")
    ]


APPROVE_VENDOR = (
    Step("approve-vendor", "4.4-evaluate")
    .citing("4.4-coc-review")
    .called("Approve the vendor", "Vendor approved, {party}")
)
REFUSE = (
    Step("refuse", "4.4-coc-discretion")
    .called("Require direct data entry", "Imports refused, {party}")
    .asks(DirectEntry)
)


# "Allowing CSV and/or XML imports could impact data integrity and increase the likelihood of duplication of client
# files within the system."

ALLOW = (
    Step("allow-imports", "4.4-evaluate")
    .citing("4.4-coc-discretion", "4.4-duplicates-warning")
    .called("Allow imports", "Imports allowed, {party}")
    .asks(Weighing)
)
REVOKE = (
    Step("revoke", "4.4-coc-discretion")
    .called("End the imports, and require direct data entry", "Imports ended, {party}")
    .asks(DirectEntry)
)


def refusing(known: Known) -> frozenset[str]:
    """Return the Continuums that refused imports for their projects."""
    return frozenset(known.said(REFUSE, DirectEntry))


def allowing(known: Known) -> frozenset[str]:
    """Return the Continuums that allowed imports and have not ended them since."""
    return frozenset(known.said(ALLOW, Weighing)) - frozenset(known.said(REVOKE, DirectEntry))


def importable(known: Known) -> tuple[KnownProgram, ...]:
    """Return the programs whose data may be imported: each with the consent of the Continuum that it is in."""
    return tuple(each for each in requested(known) if each.continuum.key in allowing(known))


def may_be_imported(known: Known) -> frozenset[str]:
    """Return the ProjectIDs of the programs whose data may be imported, each with the CoC that allows it."""
    return frozenset(f"{each.project_id}:{each.continuum.key}" for each in importable(known))


@wording("the programs whose data may be imported")
def programs(known: Known) -> str:
    """Name what may be imported."""
    if by_hand(known):
        return listed(known[TypedProjects].projects.splitlines())
    return called(importable(known))


@wording("the programs whose data are entered directly")
def left_out(known: Known) -> str:
    """Name what may not be imported, because its CoC said so."""
    return called(each for each in requested(known) if each not in importable(known))


@wording("the CoC that requires direct entry")
def against(known: Known) -> str:
    """Name the CoCs that refused imports or ended them."""
    said = {*refusing(known), *known.said(REVOKE, DirectEntry)}
    return listed([each.words for each in Continuum if each.key in said] or ["no CoC"])


def called(found: Iterable[KnownProgram]) -> str:
    """Name some programs."""
    return listed([f"{each.name} ({each.project_id})" for each in found] or ["no program"])


@condition("no CoC is left that may allow imports", "another CoC may still allow imports for its projects")
def _all_refuse(known: Known) -> bool:
    return by_hand(known) or {each.key for each in concerned(known)} <= refusing(known)


@condition("no CoC is left that allows imports", "another CoC allows imports for its projects")
def _none_allows(known: Known) -> bool:
    return by_hand(known) or not importable(known)


@condition("a CoC allows imports for its projects", "no CoC allows imports")
def some_allow(known: Known) -> bool:
    """Say whether anything may be imported once all have decided."""
    return by_hand(known) or bool(allowing(known))


def evaluating(known: Known, approved: Iterable[str]) -> frozenset[str]:
    """Return the Continuums that approved the vendor, and so weigh importing itself."""
    return frozenset(approved) - refusing(known)


REFUSE_OWN = REFUSE.leads(
    to(S.REFUSED).when(_all_refuse).tells("import-refused", *TOLD),
    otherwise(None).tells("import-refused-in-part", *TOLD),
)
MAY_REVOKE = (
    Consent("direct-entry", "4.4-coc-discretion", CONTINUUMS, "require direct entry for the projects in it from now on")
    .at_will("a CoC ends imports for its own projects; those of the other CoC go on")
    .each("CoC that allows imports", allowing)
    .answers(
        REVOKE.leads(
            to(S.REVOKED).when(_none_allows).tells("import-revoked", *TOLD),
            otherwise(None).tells("import-revoked-in-part", *TOLD),
        )
    )
)


def unconcerned(known: Known) -> frozenset[Role]:
    """Return the Continuums that have none of the projects."""
    return frozenset(leader for continuum, leader in LEADERS.items() if continuum not in concerned(known))
