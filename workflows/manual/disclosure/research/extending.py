"""P15: an extension takes the consent of each agency whose data are used, then of whoever decides for ICA, and is bounded."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import ExtendAgreement
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Consent, Require, Step, escalate
from workflows.grammar.shapes import OwnSignature, one_text
from workflows.grammar.words import wording
from workflows.law.person_names import is_name_of
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, MANAGING_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.research.deciders import DECIDERS, ROLES, THEIRS, deciding
from workflows.manual.disclosure.research.parts import using
from workflows.manual.disclosure.research.proposing import Proposal
from workflows.manual.disclosure.research.running import ENDS, Extension, ExtensionAsked, ExtensionGranted, newest
from workflows.manual.disclosure.research.states import S


class ExtensionConsent(Form, key="ExtensionConsent"):
    """Agree to the extension in writing."""

    signed_as: OwnSignature
    independent: Annotated[bool, Meta(title="I am not the researcher and take no part in the project")]


@wording("the last day so far")
def _so_far(known: Known) -> str:
    return f"{newest(known, *ENDS[1:]):%B %-d, %Y}"


@wording("the latest day to which an extension may go")
def _at_most(known: Known) -> str:
    return f"{newest(known, *ENDS[1:]) + timedelta(known.policy.research_extension_days):%B %-d, %Y}"


@condition(
    "the new end is later than today and than the end so far", "the new end is not later than today or the end so far"
)
def _later(known: Known) -> bool:
    return known[ExtensionAsked].runs_until > max(known.today, newest(known, *ENDS[1:]))


@condition("the new end is within the bound", "the new end is beyond the bound")
def _bounded(known: Known) -> bool:
    most = newest(known, *ENDS[1:]) + timedelta(known.policy.research_extension_days)
    return known[ExtensionAsked].runs_until <= most


ASK_EXTENSION = (
    Step("ask-extension", LOCAL, S.EXTENDING)
    .citing("3.4-research-written")
    .called("Ask the agencies to extend the agreement", "Extension asked for")
    .by(SYSTEM_ADMIN)
    .asks(ExtensionAsked)
    .requires(
        Require(LOCAL, "an extension ends later than today and than {so_far}",
                _later, about=fact(ExtensionAsked.runs_until), names={"so_far": _so_far}),
        Require(LOCAL, "one extension adds at most {research_extension_days} days, so it ends by {at_most}",
                _bounded, about=fact(ExtensionAsked.runs_until), names={"at_most": _at_most}),
    )
    .tells("research-extension-asked", AGENCY_ADMIN)
)  # fmt: skip
EXTENDED_BEFORE = (
    Step("extend", LOCAL)
    .called("Extend the agreement, as ICA's director did alone before", "Agreement extended")
    .by(CLOCK)
    .asks(Extension)
    .does(ExtendAgreement(fact(Extension.runs_until)))
    .tells("research-extended", SYSTEM_ADMIN, AGENCY_ADMIN)
)
"""Kept so that agreements extended before agencies were asked read as they were; nobody is offered it."""


@condition("who agrees is somebody else than the researcher", "who agrees is the researcher")
def _is_another(known: Known) -> bool:
    return not is_name_of(known[ExtensionConsent].signed_as, known[Proposal].researcher)


OTHERS = (
    Require("3.4-research-written", "researchers do not approve their own project",
            _is_another, about=fact(ExtensionConsent.signed_as)),
    Require("3.4-research-written", "who approves is not the researcher and takes no part in the project",
            fact(ExtensionConsent.independent).yes),
)  # fmt: skip
ExtensionRefused = one_text(
    "ExtensionRefused", "Refuse the extension.", "Why the agreement is not extended", "All who were asked read it"
)
REFUSE = (
    Step("refuse-extension", "3.4-research-written", S.RUNNING)
    .called("Refuse the extension", "Extension refused")
    .asks(ExtensionRefused)
    .tells("research-extension-refused", SYSTEM_ADMIN, AGENCY_ADMIN)
    .untold(*ROLES.values(), because=THEIRS)
)
NO_TIME = "the agreement ends on the day agreed so far unless all agree before"
EXTENSION = (
    Consent("approve-extension", "3.4-research-written", AGENCY_ADMIN, "agree to the extension, or refuse it")
    .aimed(NO_TIME, late=escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN)))
    .each("agency whose data are used", using)
    .answers(
        Step("approve-extension", "3.4-research-written")
        .called("Agree to the extension", "An agency agreed to the extension")
        .asks(ExtensionConsent)
        .requires(*OTHERS),
        REFUSE,
    )
)
AGREED = (
    Step("pass-extension-on", "3.4-research-written", S.PROLONGING)
    .called("Ask ICA to decide", "All agencies agreed to the extension")
)  # fmt: skip


@wording("the day the agencies agreed to")
def _asked(known: Known) -> str:
    return f"{known[ExtensionAsked].runs_until:%B %-d, %Y}"


@condition("the day is the one the agencies agreed to", "the day is another than the agencies agreed to")
def _as_agreed(known: Known) -> bool:
    return known[ExtensionGranted].runs_until == known[ExtensionAsked].runs_until


@condition("who agrees is somebody else than the researcher", "who agrees is the researcher")
def _grants_another(known: Known) -> bool:
    return not is_name_of(known[ExtensionGranted].signed_as, known[Proposal].researcher)


DECISION = (
    Consent("decide-extension", "3.4-research-written", DECIDERS, "agree to the extension for ICA, or refuse it")
    .aimed(NO_TIME, late=escalate(DECIDERS, MANAGING_DIRECTOR))
    .each("office that decides for ICA", deciding)
    .answers(
        Step("approve-extension-for-ica", "3.4-research-written", S.RUNNING)
        .called("Agree to the extension for ICA", "Agreement extended")
        .asks(ExtensionGranted)
        .requires(
            Require(
                "3.4-research-written",
                "the agencies agreed to {asked}; enter that day",
                _as_agreed,
                about=fact(ExtensionGranted.runs_until),
                names={"asked": _asked},
            ),
            Require(
                "3.4-research-written",
                "researchers do not approve their own project",
                _grants_another,
                about=fact(ExtensionGranted.signed_as),
            ),
            Require(
                "3.4-research-written",
                "who approves is not the researcher and takes no part in the project",
                fact(ExtensionGranted.independent).yes,
            ),
        )
        .does(ExtendAgreement(fact(ExtensionGranted.runs_until)))
        .tells("research-extended", SYSTEM_ADMIN, AGENCY_ADMIN)
        .untold(*ROLES.values(), because=THEIRS),
        REFUSE,
    )
)
