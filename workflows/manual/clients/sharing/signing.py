"""P10: a client signs the consent form; the desk keeps that there is one, and the agency the paper (manual 2.1, 3.4).

Agencies "are required to have clients sign a client consent form if the client's data are shared in the system." "Youth
under the age of 18 may not provide either written or verbal consent to the release of their personally identifying information
in HMIS, unless they are emancipated or otherwise have the legal authority to do so."
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.facts.conditions import condition
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact, today
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step, otherwise, to
from workflows.grammar.words import wording
from workflows.law.agency_kinds import AgencyKind
from workflows.law.calendar import months_after
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR
from workflows.manual.clients.sharing.in_force import in_force
from workflows.manual.clients.sharing.kept import SharingOnRecord
from workflows.manual.clients.sharing.programs import PROTECTED, enters, protected, strange
from workflows.manual.clients.sharing.saying import ConsentSigned, Signer
from workflows.manual.clients.sharing.states import S

CONSENT, YOUTH, EXPLICIT, INFORM = "2.1-consent-form", "3.4-youth-consent", "3.4-dv-explicit", "2.2-user-inform-clients"

SIGNER, NAMED, SIGNED_ON, ENDS_ON = (
    fact(ConsentSigned.signer),
    fact(ConsentSigned.programs),
    fact(ConsentSigned.signed_on),
    fact(ConsentSigned.ends_on),
)
of_guardian = SIGNER.is_(Signer.GUARDIAN)


@dataclass(frozen=True)
class KeepConsent(
    Effect, key="KeepConsent", undone=Undone("the form counts for nothing, and stays on record as an error")
):
    """The desk keeps that the client signed, for which programs and until when."""

    programs: Term[tuple[str, ...]]
    on: Term[date]
    permits: Term[bool]
    ends_on: Term[date | None]


@condition("each is a program of the agency", "one is no program of the agency")
def _all_known(known: Known) -> bool:
    return not strange(known, known[ConsentSigned].programs)


@condition("none of the programs is protected", "one of the programs is protected")
def _none_protected(known: Known) -> bool:
    return not protected(known, known[ConsentSigned].programs)


@condition("the agency is no youth provider", "the agency is a youth provider")
def _no_youth_provider(known: Known) -> bool:
    return known[SharingOnRecord].kind is not AgencyKind.YOUTH


@condition("counsel has allowed that a parent or guardian consents", "nobody consents for a client under age")
def _guardians_may(known: Known) -> bool:
    return known.policy.guardian_consent


@condition("the consent runs no longer than the office allows", "the consent runs longer than the office allows")
def _short_enough(known: Known) -> bool:
    said, months = known[ConsentSigned], known.policy.consent_expiry_months
    return not months or (said.ends_on is not None and said.ends_on <= months_after(said.signed_on, months))


@wording("the names of the protected programs")
def _protected_names(known: Known) -> str:
    return ", ".join(protected(known, known[ConsentSigned].programs))


VALID = (
    Require(INFORM, "tell the client that the agency uses HMIS, and offer the privacy notice, before anything is shared",
            fact(ConsentSigned.informed).yes),
    Require(CONSENT, "consent to sharing is signed on paper; have the client sign the form first",
            fact(ConsentSigned.on_paper).yes),
    Require(CONSENT, "choose at least one program", NAMED.given),
    Require(CONSENT, "choose programs of this agency from the directory; ask ICA to add one that is missing",
            _all_known, about=NAMED),
    Require(PROTECTED, "nothing of {protected} is ever shared, whatever a client signs; leave it out",
            _none_protected, about=NAMED, names={"protected": _protected_names}),
    Require("3.5-vsp-prohibited", "a victim service provider enters nothing in HMIS, so that nothing is shared",
            enters, about=NAMED),
    Require(YOUTH, "a client under {consent_age} cannot consent to it; the record stays Not Shared",
            ~SIGNER.is_(Signer.MINOR), about=SIGNER),
    Require(YOUTH, "nobody consents for a client under {consent_age} until legal counsel allows it; the record stays Not Shared",
            ~of_guardian | _guardians_may, about=SIGNER),
    Require("3.4-youth-not-shared", "a youth provider keeps the files of clients under {consent_age} Not Shared",
            SIGNER.is_(Signer.ADULT) | _no_youth_provider, about=SIGNER),
    Require(YOUTH, "a guardian's form ends at the latest when the client is {consent_age}; enter its last day",
            ~of_guardian | ENDS_ON.given, about=ENDS_ON),
    Require(CONSENT, "this consent has ended already; have the client sign a new form",
            ~ENDS_ON.given | ENDS_ON.not_before(today), about=ENDS_ON),
    Require(CONSENT, "a consent runs no longer than the office allows; enter an earlier last day", _short_enough, about=ENDS_ON),
)  # fmt: skip


SIGN = (
    Step("sign", CONSENT)
    .citing(EXPLICIT, "3.4-policy-on-request")
    .called("Record a client's signed consent", "Consent form signed by the client")
    .said("The record is shared only where the program shares too. The desk keeps no name and no copy of the form.")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR)
    .asks(ConsentSigned)
    .dated(SIGNED_ON)
    .read_by(ICA, EVERY_AGENCY)
    .requires(*VALID)
    .does(KeepConsent(NAMED, SIGNED_ON, fact(ConsentSigned.permits), ENDS_ON))
    .leads(to(S.TO_SHARE).when(in_force), otherwise(S.KEPT))
)
