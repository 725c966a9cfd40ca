"""P17: confidential data are encrypted as long as they are kept, then destroyed for good; so are data on old equipment.

"Confidential Data: Requires encryption at all times. Must be magnetically overwritten and destroyed. Hard copies of data must be
stored in an out-of-sight secure location. … Data stored on broken equipment or equipment intended for disposal will be destroyed
using industry standard procedures."
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Newest
from workflows.facts.conditions import condition
from workflows.facts.facts import Fact, fact, today
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, On, Rule
from workflows.grammar.documents import attached
from workflows.grammar.process import LOCAL, Duty, Must, Office, Require, Step, escalate
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, DOCUMENT, DURING, PAST, Line, Remark, Short, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.data_handling.states import S

ENCRYPTED, HARDWARE = "3.1-confidential-encrypt", "2.2-hardware-disposal"


class Extract(Form, key="Extract", kw_only=True):
    """Register confidential data that are kept outside HMIS."""

    agency: Annotated[
        Short, AGENCY, Meta(title="Agency that keeps them", description="Leave it empty where ICA keeps them")
    ] = ""
    what: Annotated[Line, Meta(title="What they are", description="Such as an export of one program; name no client")]
    purpose: Annotated[Text, Meta(title="What they are needed for")]
    place: Annotated[
        Line, Meta(title="Where they are kept", description="Only where those who need them can reach them")
    ]
    encrypted: Annotated[bool, Meta(title="They are encrypted, also while they are sent")]
    encryption: Annotated[Line, Meta(title="How they are encrypted")]
    paper: Annotated[bool, Meta(title="There are paper copies")]
    paper_place: Annotated[Short, Meta(title="Where the paper is kept, out of sight and locked")] = ""
    destroy_on: Annotated[
        date,
        Meta(
            title="To be destroyed by",
            description="At the latest {extract_days} days from today; it can be kept longer",
        ),
    ]


class KeptLonger(Form, key="KeptLonger"):
    """Keep the data longer."""

    destroy_on: Annotated[
        date, Meta(title="To be destroyed by", description="At the latest {extract_days} days from today")
    ]
    why: Annotated[Text, Meta(title="Why they are needed longer")]


class Equipment(Form, key="Equipment", kw_only=True):
    """Report equipment that is broken or goes out of use."""

    agency: Annotated[
        Short, AGENCY, Meta(title="Agency that owns it", description="Leave it empty where it is ICA's")
    ] = ""
    what: Annotated[Line, Meta(title="What it is", description="Such as a laptop, a disk, a copier")]
    tag: Annotated[Line, Meta(title="Serial or inventory number")]
    broken: Annotated[bool, Meta(title="It is broken")]
    out_on: Annotated[date, PAST, Meta(title="Out of use since")]


OF_AGENCY = fact(Extract.agency).given.said("an agency keeps the data", "ICA keeps the data")
EQUIPMENT_OF_AGENCY = fact(Equipment.agency).given.said("the equipment is an agency's", "the equipment is ICA's")


def _soon_enough(form: type[Extract | KeptLonger]) -> tuple[Require, Require]:
    day = Fact[date](form, "destroy_on")

    @condition("the data are destroyed soon enough", "the data are kept too long")
    def within(known: Known) -> bool:
        return day(known) <= known.today + timedelta(days=known.policy.extract_days)

    return (
        Require(LOCAL, "the day is past already; enter a later one, or destroy the data", day.not_before(today)),
        Require(LOCAL, "data are kept for {extract_days} days at most before it is decided anew", within, about=day),
    )


KEEP = (
    Step("register-extract", ENCRYPTED, S.KEPT)
    .called("Register confidential data kept outside HMIS", "Confidential data registered")
    .said("Whoever keeps the data destroys them by the day you give, and adds the certificate.")
    .by(SYSTEM_ADMIN, Office(AGENCY_ADMIN, when=OF_AGENCY))
    .asks(Extract)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(ENCRYPTED, "confidential data are encrypted at all times; encrypt them first", fact(Extract.encrypted).yes),
        Require(ENCRYPTED, "paper is kept in a secure place, out of sight; say where",
                ~fact(Extract.paper).yes | fact(Extract.paper_place).given, about=fact(Extract.paper_place)),
        *_soon_enough(Extract),
    )
)  # fmt: skip
KEEP_LONGER = (
    Step("keep-longer", LOCAL)
    .called("Keep the data longer", "Data kept longer")
    .by(SYSTEM_ADMIN, Office(AGENCY_ADMIN, when=OF_AGENCY))
    .asks(KeptLonger)
    .read_by(ICA, EVERY_AGENCY)
    .requires(*_soon_enough(KeptLonger))
)
REPORT = (
    Step("report-equipment", HARDWARE, S.DISPOSING)
    .called("Report equipment to be disposed of", "Equipment reported")
    .said("Nobody gives the equipment away before the data on it are destroyed.")
    .by(SYSTEM_ADMIN, Office(AGENCY_ADMIN, when=EQUIPMENT_OF_AGENCY))
    .asks(Equipment)
    .read_by(ICA, EVERY_AGENCY)
)


class Method(Choice):
    """How data are destroyed."""

    OVERWRITTEN = "overwritten", "magnetically overwritten"
    MEDIUM = "medium", "the medium was destroyed"
    KEY = "key", "the key was destroyed, or the device erased itself (solid state, cloud)"


class Destruction(Form, key="Destruction", kw_only=True):
    """Record that the data are destroyed."""

    method: Annotated[Method, Meta(title="How")]
    note: Annotated[
        Remark, Meta(title="Why that is as good", description="Where the data were not magnetically overwritten")
    ] = ""
    shredded: Annotated[bool, Meta(title="Paper copies, if there are any, are shredded")]
    destroyed_on: Annotated[date, DURING, Meta(title="Destroyed on")]
    destroyed_by: Annotated[Line, Meta(title="By whom", description="A person, or a company")]


class CertifiedDestruction(Destruction, key="CertifiedDestruction", kw_only=True):
    """Record that the data are destroyed, with the certificate."""

    certificate: Annotated[
        Line, DOCUMENT, Meta(title="The certificate", description="The name of a document that is with this case")
    ]


def _destroyed(name: str, clause: str, form: type[Destruction], *more: Require) -> Step:
    method, note = Fact[Method](form, "method"), Fact[str](form, "note")
    return (
        Step(name, clause, S.DESTROYED)
        .called("Record that the data are destroyed", "Data destroyed")
        .asks(form)
        .read_by(ICA, EVERY_AGENCY)
        .requires(
            Require(clause, "say why that is as good, where the data were not magnetically overwritten",
                    method.is_(Method.OVERWRITTEN) | note.given, about=note),
            Require("3.1-hardcopy-shred", "paper is shredded when it is disposed of; shred it first",
                    Fact[bool](form, "shredded").yes),
            *more,
        )
        .tells("data-destroyed", SYSTEM_ADMIN, AGENCY_ADMIN)
    )  # fmt: skip


DESTROY = _destroyed(
    "destroy", ENCRYPTED, CertifiedDestruction, attached(ENCRYPTED, fact(CertifiedDestruction.certificate))
)
WIPE = _destroyed("wipe", HARDWARE, Destruction)
BY = Newest(On(fact(KeptLonger.destroy_on)), On(fact(Extract.destroy_on)))
SOON: Rule = Days(Policy.disposal_days)
OF_ICA, THEIRS = escalate(SYSTEM_ADMIN, ICA_DIRECTOR), escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN))
TASK = "destroy the confidential data, and add the certificate"
DESTROY_DUTIES: tuple[Duty, ...] = (
    Must("destroy", ENCRYPTED, SYSTEM_ADMIN, TASK).by(BY, late=OF_ICA).when(~OF_AGENCY).answers(DESTROY),
    Must("agency-destroys", ENCRYPTED, AGENCY_ADMIN, TASK).by(BY, late=THEIRS).when(OF_AGENCY).answers(DESTROY),
)
UNTIMED, DISPOSE = "the manual sets no time for it", "destroy the data on the equipment"
WIPE_DUTIES: tuple[Duty, ...] = (
    Must("wipe", HARDWARE, SYSTEM_ADMIN, DISPOSE)
    .aimed(UNTIMED, within=SOON, late=OF_ICA)
    .when(~EQUIPMENT_OF_AGENCY)
    .answers(WIPE),
    Must("agency-wipes", HARDWARE, AGENCY_ADMIN, DISPOSE)
    .aimed(UNTIMED, within=SOON, late=THEIRS)
    .when(EQUIPMENT_OF_AGENCY)
    .answers(WIPE),
)
