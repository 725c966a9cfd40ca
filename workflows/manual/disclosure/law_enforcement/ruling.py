"""P13: an objection to a court paper waits for the court, and what the court orders is done.

"… for any additional action or comment." The manual says nothing of what follows an objection: a reading, with local targets.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Else
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, On
from workflows.grammar.process import Consent, Must, Require, Step, escalate, otherwise, to
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.manual.disclosure.law_enforcement.court import OBJECT, CourtRelease, Objection
from workflows.manual.disclosure.law_enforcement.permitted import own
from workflows.manual.disclosure.law_enforcement.receiving import PRINTED, WHO_ENTERS
from workflows.manual.disclosure.law_enforcement.releasing import OBEY_NAME, Declined, release, released
from workflows.manual.disclosure.law_enforcement.states import S


class Ruled(Choice):
    """What the court said of an objection."""

    SUSTAINED = "sustained", "the objection stands; nothing has to be released"
    ORDERED = "ordered", "information has to be released, all of it or a part"


class Ruling(Form, key="Ruling", kw_only=True):
    """Record the court's ruling."""

    ruled: Annotated[Ruled, Meta(title="The court's ruling")]
    ruled_on: Annotated[date, DURING, Meta(title="Date of the ruling")]
    release_by: Annotated[date | None, Meta(title="Release by", description="If the court names a day")] = None
    what: Annotated[Text, Meta(title="What the court said", description="What has to be released, and on which terms")]


def objectors(known: Known) -> tuple[str, ...]:
    """Return the agencies whose objection is before the court."""
    return tuple(sorted(party for party, said in known.said(OBJECT, Objection).items() if not said.settled))


@condition("an objection is before the court", "no objection is before the court")
def objected(known: Known) -> bool:
    """Look for an objection on which the court has not ruled."""
    return bool(objectors(known))


AWAIT_RULING = to(S.OBJECTED).when(objected).called("Every agency answered; the court rules on an objection")

APART = fact(AskedContinua.apart).yes.said(
    "the court rules on each agency's objection by itself", "the case is from before rulings were told apart"
)
RULE_ON_ALL = (
    Step("ruling", PRINTED)
    .called("Record the court's ruling", "Court ruled on the objection")
    .asks(Ruling)
    .read_by(ICA, COUNSEL, EVERY_AGENCY)
    .untold(COUNSEL, because="counsel records it")
    .leads(
        to(S.ORDERED)
        .when(fact(Ruling.ruled).is_(Ruled.ORDERED))
        .called("Court ordered the release")
        .tells("enforcement-ruling", AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN),
        to(S.RELEASED)
        .when(released)
        .called("Court sustained the objection")
        .tells("enforcement-ruling", AGENCY_DIRECTOR, AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN),
        otherwise(S.DECLINED)
        .called("Court sustained the objection")
        .tells("enforcement-ruling", AGENCY_DIRECTOR, AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN),
    )
)
RULING_ON_ALL = (
    Must("ruling", PRINTED, COUNSEL, "follow the objection in court, and record the ruling")
    .aimed("the court says when it rules", within=Days(Policy.ruling_days), late=escalate(COUNSEL, ICA_DIRECTOR))
    .when(~APART)
    .answers(RULE_ON_ALL)
)


RULE = (
    Step("court-ruled", PRINTED)
    .called("Record the court's ruling", "Court ruled on the objection of {party}")
    .asks(Ruling)
    .read_by(ICA, COUNSEL)
    .tells("enforcement-ruling", ICA_DIRECTOR, SYSTEM_ADMIN)
    .tells("enforcement-ruling", AGENCY_DIRECTOR, AGENCY_ADMIN, each=own)
)
RULING = (
    Must("court-ruling", PRINTED, COUNSEL, "follow the objection of {party} in court, and record the ruling")
    .aimed("the court says when it rules", within=Days(Policy.ruling_days), late=escalate(COUNSEL, ICA_DIRECTOR))
    .when(APART)
    .each("agency whose objection is before the court", objectors)
    .read_by(ICA, COUNSEL)
    .answers(RULE)
)


def ordered(known: Known) -> tuple[str, ...]:
    """Return the agencies of which the court has ordered a release."""
    of_all = any(said.ruled is Ruled.ORDERED for said in known.said(RULE_ON_ALL, Ruling).values())
    rulings = known.said(RULE, Ruling)
    return tuple(
        each for each in objectors(known) if of_all or (each in rulings and rulings[each].ruled is Ruled.ORDERED)
    )


def _ruling(_: Known) -> str:
    return "the court's ruling on an objection"


RELEASE_AS_RULED = release(
    OBEY_NAME, "3.4-required-by-law", CourtRelease, _ruling,
    Require("3.4-required-by-law", "a ruling is answered only to the extent the law requires",
            fact(CourtRelease.extent).yes),
    Require(PRINTED, "records under 42 CFR Part 2 or VAWA need more than a court paper: counsel clears them first",
            fact(CourtRelease.cleared).yes),
).citing(PRINTED)  # fmt: skip
NOT_ORDERED = (
    Step("not-ordered", PRINTED)
    .called("Record that the ruling asks nothing of {your} agency", "Ruling asks nothing of the agency")
    .asks(Declined)
    .read_by(ICA, COUNSEL)
    .tells("enforcement-objection", COUNSEL)
)
OBEY = (
    Consent("obey", PRINTED, AGENCY_DIRECTOR, "release what the court ordered")
    .by(
        Else(
            On(fact(Ruling.release_by).of(RULE)),
            Else(On(fact(Ruling.release_by).of(RULE_ON_ALL)), Days(Policy.court_usual_days)),
        ),
        late=escalate(COUNSEL),
        remind=Policy.court_remind_days,
    )
    .by_asker_too(WHO_ENTERS)
    .each("agency whose objection was overruled", ordered)
    .answers(RELEASE_AS_RULED, NOT_ORDERED)
)


@condition("an agency has yet to release what the court ordered", "every agency has done what the court ordered")
def still_to_obey(known: Known) -> bool:
    """Look for an order that its agency has not answered."""
    answered = known.said(RELEASE_AS_RULED, CourtRelease).keys() | known.said(NOT_ORDERED, Declined).keys()
    return not answered >= set(ordered(known))


RULED = (
    Step("ruled", PRINTED)
    .called("Go on when the court has ruled", "Court ruled on every objection")
    .untold(
        SYSTEM_ADMIN, AGENCY_ADMIN, AGENCY_DIRECTOR, because="each ruling was told to them, and so was each release"
    )
    .leads(
        to(S.ORDERED).when(still_to_obey).called("Court ruled on every objection; a release is still to come"),
        to(S.RELEASED).when(released).called("Court ruled on every objection; information was released"),
        otherwise(S.DECLINED).called("Court ruled on every objection; nothing was released"),
    )
)
