"""P06: who asks for which access, and who says so (manual 2.1, User Access; 2.2, user roles; 2.7, ART licenses).

"The Agency Administrator, or System Administrator when no Agency Administrator is designated, will determine user access
for users at or below the Case Manager III access level and assign users to the appropriate agency provider."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Office, Require, Step, otherwise, to
from workflows.grammar.shapes import one_text, withdraw
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, PERSON_EMAIL, Email, Line, Text
from workflows.law.levels import OF_ICA, WITHOUT_REPORTS, Level
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT, read_by
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN, USER
from workflows.manual.people.access_level.held import AccessHeld
from workflows.manual.people.access_level.states import S
from workflows.manual.people.standing import PersonStanding

CLAUSE, ART_CLAUSE = "2.1-access-level-decider", "2.7-art-addon"
BY_ICA = "ica"  # what the setting says where ICA decides about ART


class ArtChange(Choice):
    """What becomes of the ART license."""

    KEEP = "keep", "as it is now"
    ADD = "add", "add an ART license"
    END = "end", "end the ART license"


LevelField = Annotated[Level | None, Meta(title="Access level", description="Leave it empty if it stays as it is")]
ArtField = Annotated[
    ArtChange,
    Meta(
        title="Advanced Reporting Tool (ART)",
        description="An ART license costs extra, and its user attends {art_trainings} ART trainings a year",
    ),
]


class AccessWanted(Form, key="AccessWanted", kw_only=True):
    """Say which access a user of your agency is to have."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    user: Annotated[Email, PERSON_EMAIL, Meta(title="Email address of the user")]
    level: LevelField = None
    art: ArtField
    provider: Annotated[
        str,
        Meta(
            title="Agency provider the user is assigned to",
            description="Leave it empty if that stays as it is",
            max_length=200,
        ),
    ] = ""
    why: Annotated[
        Text, read_by(ICA, EVERY_AGENCY), Meta(title="What the user needs it for", description="Name no client")
    ]


class OwnAccess(Form, key="OwnAccess", kw_only=True):
    """Say which HMIS access you need."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Where you work")]
    level: LevelField = None
    art: ArtField
    why: Annotated[Text, Meta(title="What you need it for", description="Name no client")]


def wanted(known: Known) -> AccessWanted | OwnAccess:
    """Return what was asked for."""
    return known[OwnAccess] if OwnAccess in known.forms else known[AccessWanted]


def level_then(known: Known) -> str:
    """Return the level that the user has once all is done."""
    asked = wanted(known)
    return known[AccessHeld].level if asked.level is None else asked.level.key


def art_then(known: Known) -> bool:
    """Say whether the user has an ART license once all is done."""
    asked = wanted(known)
    return known[AccessHeld].art if asked.art is ArtChange.KEEP else asked.art is ArtChange.ADD


def provider_then(known: Known) -> str:
    """Return the provider that the user is newly assigned to, if any."""
    return known[AccessWanted].provider if AccessWanted in known.forms else ""


@condition("the level asked for is above what an agency decides", "an agency decides the level asked for itself")
def above_ceiling(known: Known) -> bool:
    """Compare a level that is asked for with the highest that an agency decides."""
    asked = wanted(known)
    return asked.level is not None and not asked.level.within(known.policy.aa_max_level)


@condition("ICA decides about the ART license that is asked for", "there is no ART license for ICA to decide about")
def art_by_ica(known: Known) -> bool:
    """Ask the setting who decides about ART where the user had none; the manual does not say it."""
    return known.policy.art_decider == BY_ICA and wanted(known).art is ArtChange.ADD


ica_decides = (above_ceiling | art_by_ica).said("ICA decides it", "the agency decides it itself")


@condition("it is another access than the user has", "the user has this access already")
def _another(known: Known) -> bool:
    held = known[AccessHeld]
    return (held.level, held.art, "") != (level_then(known), art_then(known), provider_then(known))


@condition(
    "the level is one for agencies' users, or the user works for ICA", "the level is one of ICA's own staff only"
)
def _for_agencies(known: Known) -> bool:
    return wanted(known).level not in OF_ICA or known[AccessHeld].of_ica


@condition("the level may use Reports, or there is no ART license", "the level cannot use Reports, and there is ART")
def _may_report(known: Known) -> bool:
    return not (known.policy.art_needs_reports and art_then(known) and level_then(known) in WITHOUT_REPORTS)


directs = fact(AccessHeld.director).yes
LICENSED = fact(PersonStanding.licensed_here).yes


def _rules(user: Fact[str], level: Fact[Level | None], art: Fact[ArtChange]) -> tuple[Require, ...]:
    """Return what must be so of an access that is asked for, about the fields of one of the two forms."""
    return (
        Require(CLAUSE, "the user has no license at this agency, so there is no access to change", LICENSED, about=user),
        Require(CLAUSE, "this is the access that the user has already; say what changes", _another,
                about=level),
        Require("2.2-role-sysop", "this level reaches all agencies and is for ICA's own staff; choose another one",
                _for_agencies, about=level),
        Require(ART_CLAUSE, "the level cannot use Reports, so ART would do nothing; choose a higher level, or end the ART license",
                _may_report, about=art),
    )  # fmt: skip


FOR_THE_AGENCY = _rules(fact(AccessWanted.user), fact(AccessWanted.level), fact(AccessWanted.art))
TO_ENDORSE, TO_DECIDE = "access-to-endorse", "access-to-decide"
BY_THE_AGENCY = (
    to(S.ENDORSING).when(above_ceiling).called("Higher access level wanted").tells(TO_ENDORSE, AGENCY_DIRECTOR),
    to(S.DECIDING).when(art_by_ica).called("ART license asked for").tells(TO_DECIDE, SYSTEM_ADMIN),
    otherwise(S.CHANGING).called("Access decided by the agency").tells("access-to-change", SYSTEM_ADMIN),
)
CHANGE = (
    Step("change", CLAUSE)
    .citing("2.2-sec-access-level", ART_CLAUSE)
    .called("Change a user's access level or ART", "Change of access entered")
    .said(
        "ICA makes the change in WellSky. For a level above {aa_max_level} the executive director first asks ICA, "
        "which decides."
    )
    .by(AGENCY_ADMIN)
    .asks(AccessWanted)
    .read_by(ICA, EVERY_AGENCY, SUBJECT)
    .requires(*FOR_THE_AGENCY)
    .leads(*BY_THE_AGENCY)
)
REVIEWED = (
    Step("reviewed", CLAUSE)
    .citing("2.2-sec-access-level", ART_CLAUSE)
    .called(
        "Begin with what the agency said in its review",
        "Change of access asked for in the agency's review of its users",
    )
    .by(CLOCK)
    .asks(AccessWanted)
    .read_by(ICA, EVERY_AGENCY, SUBJECT)
    .requires(*FOR_THE_AGENCY)
    .leads(*BY_THE_AGENCY)
)
ASK_ICA = (
    Step("ask-ica", CLAUSE, S.DECIDING)
    .citing("2.2-sec-access-level")
    .called("Ask ICA for a higher access level", "Higher access level asked for by the executive director")
    .said("The System Administrator decides, and ICA makes the change in WellSky.")
    .by(AGENCY_DIRECTOR)
    .asks(AccessWanted)
    .read_by(ICA, EVERY_AGENCY, SUBJECT)
    .requires(
        *FOR_THE_AGENCY,
        Require(CLAUSE, "your agency decides levels up to {aa_max_level} itself; change the user's access instead",
                above_ceiling, about=fact(AccessWanted.level)),
    )
    .tells(TO_DECIDE, SYSTEM_ADMIN)
)  # fmt: skip
ASK = (
    Step("ask", CLAUSE)
    .citing("2.2-sec-access-level", ART_CLAUSE)
    .called("Ask for another access level or ART", "Another access asked for by the user")
    .said(
        "Your agency decides levels up to {aa_max_level}. For a higher one the executive director asks ICA, which decides. "
        "ICA makes the change in WellSky."
    )
    .by(USER)
    .asks(OwnAccess)
    .requires(*_rules(fact(OwnAccess.agency), fact(OwnAccess.level), fact(OwnAccess.art)))
    .leads(
        to(S.ENDORSING).when(above_ceiling & ~directs).tells(TO_ENDORSE, AGENCY_DIRECTOR),
        to(S.DECIDING).when(ica_decides).tells(TO_DECIDE, SYSTEM_ADMIN),
        otherwise(S.DECIDING).tells(TO_DECIDE, AGENCY_ADMIN),
    )
)
NotWanted = one_text("AccessNotWanted", "Withdraw the request.", "Why no change is wanted any more")
WITHDRAW = (
    withdraw("the request", S.WITHDRAWN, AGENCY_ADMIN, NotWanted)
    .by(AGENCY_ADMIN, Office(USER, when=ASK.taken))
    .tells("access-not-changed", USER, AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN)
)
