"""P08: the user and both executive directors sign; ICA files the signed agreement and opens the access (2.1-csa-kept).

"The signed agreement will be maintained by the HMIS Lead Agency, the Institute for Community Alliances (ICA)."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Latest
from workflows.facts.conditions import condition
from workflows.facts.effects import BeginAgreement
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, On
from workflows.grammar.process import Consent, Require, Step, escalate
from workflows.grammar.shapes import SignedAs, in_wellsky, one_day, one_text
from workflows.grammar.words import wording
from workflows.law.person_names import is_name_of
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT
from workflows.law.roles import AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.people.coordinated_services.asking import CLAUSE, CoordinatedServices, OtherAgency, parties
from workflows.manual.people.coordinated_services.states import S
from workflows.manual.people.standing import PersonStanding

KIND = "coordinated-services"
NO_TIME = "the manual sets no time, and nothing is done for the other agency before all have signed"


class UserSigns(Form, key="UserSigns"):
    """Sign the Coordinated Services Agreement as the user it names."""

    agree: Annotated[bool, Meta(title="I enter data and report for the other agency only as the agreement says")]
    signed_as: SignedAs


@condition("the signature is the user's own name", "the signature is another name")
def _own_name(known: Known) -> bool:
    return is_name_of(known[UserSigns].signed_as, known[PersonStanding].name)


@wording("the user's name")
def _name(known: Known) -> str:
    return known[PersonStanding].name


USER_SIGNS = (
    Consent("user-signs", CLAUSE, USER, "sign the agreement to work for another agency")
    .aimed(NO_TIME, late=escalate(USER, AGENCY_DIRECTOR))
    .answers(
        Step("user-signs", CLAUSE)
        .called("Sign the agreement", "Agreement signed by the user")
        .asks(UserSigns)
        .requires(
            Require(CLAUSE, "there is no access for the other agency without the agreement", fact(UserSigns.agree).yes),
            Require(CLAUSE, "sign with the name that the directory has: {name}", _own_name,
                    about=fact(UserSigns.signed_as), names={"name": _name}),
        )
    )
)  # fmt: skip


class AgencySigns(Form, key="AgencySigns"):
    """Sign the Coordinated Services Agreement for the agency."""

    agree: Annotated[bool, Meta(title="The agency agrees that the named user does this work")]
    signed_as: SignedAs


NotSigned = one_text(
    "AgreementNotSigned", "Do not sign.", "Why the agency does not sign", "The other agency and the user read it"
)
AGENCIES_SIGN = (
    Consent("agency-signs", CLAUSE, AGENCY_DIRECTOR, "sign or refuse the agreement about {subject} for {party}")
    .aimed(NO_TIME, late=escalate(AGENCY_DIRECTOR, SYSTEM_ADMIN))
    .each("agency", parties)
    .by_asker_too("both agencies and the user sign, each for itself, so nobody decides alone on what they asked for")
    .answers(
        Step("agency-signs", CLAUSE)
        .called("Sign the agreement for the agency", "Agreement signed, {party}")
        .asks(AgencySigns)
        .read_by(ICA, EVERY_AGENCY)
        .requires(Require(CLAUSE, "the agreement stands only if the agency agrees to it", fact(AgencySigns.agree).yes)),
        Step("refuse", CLAUSE, S.REFUSED)
        .called("Do not sign", "Not signed, {party}")
        .asks(NotSigned)
        .read_by(ICA, EVERY_AGENCY, SUBJECT)
        .tells("coordinated-services-not-signed", USER, AGENCY_DIRECTOR, SYSTEM_ADMIN),
    )
)


Opened = one_day("AccessOpened", "Confirm that the access is open.", "Access opened in WellSky on", field="opened_on")
OPEN = Step("open-access", "2.1-csa-kept", S.RUNNING).called(
    "Confirm that the access is open", "Agreement filed, and access opened in WellSky"
)
KEEP = (
    in_wellsky("open-access", "2.1-csa-kept", "file the signed agreement and open {subject}'s access for the other agency")
    .aimed(
        "the manual sets no time for it",
        within=Latest(Days(Policy.csa_open_days), On(fact(CoordinatedServices.begins))),
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .answers(
        OPEN.asks(Opened)
        .requires(
            Require(CLAUSE, "the user's license has ended, and an agreement rests on it; withdraw the request",
                    fact(PersonStanding.licensed_here).yes),
            Require(CLAUSE, "the user's license is suspended, and the agreement rests with it; open the access afterwards",
                    ~fact(PersonStanding.barred).yes),
        )
        .does(
            BeginAgreement(
                KIND, "Coordinated Services Agreement", fact(OtherAgency.name),
                fact(CoordinatedServices.begins), fact(CoordinatedServices.ends),
            )
        )
        .tells("coordinated-services-begun", USER, AGENCY_DIRECTOR)
    )
)  # fmt: skip
SIGNED = (
    Step("all-signed", CLAUSE, S.KEEPING)
    .called("Note that all have signed", "All have signed")
    .tells("coordinated-services-signed", SYSTEM_ADMIN)
)
