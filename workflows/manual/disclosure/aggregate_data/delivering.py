"""P16: a report leaves with nothing in it that identifies a client, and with the statement of what it is made of.

"Only de-identified aggregated data will be released except as specified below … The parameters of the aggregated data, that
is, where the data comes from and what it includes will be presented with each report. … Data released for research and
statistical purposes will not include Personally Identifying Information. … there is no identifying information that could
lead back to a specific client or household served."
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import LogDisclosure, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.documents import attached
from workflows.grammar.process import Must, Require, Step
from workflows.grammar.words import wording
from workflows.law.fields import DOCUMENT, DURING, Line, Remark, Text
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN
from workflows.law.wording import value_words
from workflows.manual.disclosure.aggregate_data.asking import DETAIL, DataRequest, Detail
from workflows.manual.disclosure.aggregate_data.checking import DataAccepted
from workflows.manual.disclosure.aggregate_data.notice import ICA_LATE, READY, DataCompleted
from workflows.manual.disclosure.aggregate_data.states import S

PARAMETERS, RELEASE = "3.2-parameters", "3.1-aggregated-release"


@dataclass(frozen=True)
class LogReport(
    LogDisclosure,
    key="LogReport",
    felt=True,
    undone=Undone(
        "what was delivered stays delivered; the disclosure log shows that this entry was wrong",
        alike=("recipient", "what"),
        by_two=True,
    ),
):
    """The disclosure log shows the request, how it was counted, the file with its fingerprint, and the delivery."""

    counted: Term[str] = ""
    document: Term[str] = ""


class DataDelivery(Form, key="DataDelivery", kw_only=True):
    """Deliver the report."""

    document: Annotated[
        Line, DOCUMENT, Meta(title="The report", description="The name of a document that is with this case")
    ]
    counted: Annotated[
        Text, Meta(title="How it was counted", description="Which programs, which clients, which days, which report")
    ]
    parameters: Annotated[
        Remark,
        Meta(title="Where the data come from, and what they include", description="As the report itself says it"),
    ] = ""
    unduplicated: Annotated[bool, Meta(title="Each client is counted once")]
    unidentified: Annotated[bool, Meta(title="It has no names, numbers, birth dates or other identifying information")]
    untraceable: Annotated[bool, Meta(title="Nothing in it can lead back to a client or household")]
    smallest: Annotated[
        Annotated[int, Meta(ge=0)] | None,
        Meta(
            title="Smallest number of clients in one cell",
            description="Cells with zero do not count; leave it empty where the desk sets no limit",
        ),
    ] = None
    consented: Annotated[
        bool,
        Meta(
            title="It shows single programs only of agencies that consented, or that are public",
            description="Only where figures of single programs were asked for",
        ),
    ] = False
    delivered_on: Annotated[date, DURING, Meta(title="Delivered to the requester on")]


@condition("no cell is smaller than the limit", "a cell is smaller than the limit")
def _large_enough(known: Known) -> bool:
    least, smallest = known.policy.min_cell_size, known[DataDelivery].smallest
    return not least or (smallest is not None and smallest >= least)


@wording("the limit, if ICA sets one")
def _limit(known: Known) -> str:
    return str(known.policy.min_cell_size)


def what_was_asked(known: Known) -> str:
    """Return what the log says was asked for: the data, and the period."""
    asked, completed = known[DataRequest], known.forms.get(DataCompleted)
    said = completed if isinstance(completed, DataCompleted) else asked
    days = [value_words(day) for day in (said.begins, said.ends) if day]
    return f"{said.wanted} ({' to '.join(days)})"


def _ground(known: Known) -> str:
    if known[DataRequest].detail is not Detail.PROGRAMS:
        return "request for aggregate data"
    public = known[DataAccepted].public
    return f"request for program data, {'public already' if public else 'with the written consent of their agencies'}"


DELIVER = (
    Step("deliver", "3.2-deidentified-only", S.DELIVERED)
    .called("Deliver the report", "Report delivered")
    .asks(DataDelivery)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        attached(PARAMETERS, fact(DataDelivery.document)),
        Require(PARAMETERS, "each report says where its data come from and what they include; write it into the report first",
                fact(DataDelivery.parameters).given),
        Require("1-aggregate-only", "data are counted without duplicates; count each client once",
                fact(DataDelivery.unduplicated).yes),
        Require("3.4-use3-stats", "no identifying information leaves with statistics; take it out first",
                fact(DataDelivery.unidentified).yes),
        Require(RELEASE, "only data that can't lead back to a client or household are released",
                fact(DataDelivery.untraceable).yes),
        Require(RELEASE, "no cell may count fewer clients than the limit, {limit}; say the smallest, and join or blank smaller ones",
                _large_enough, about=fact(DataDelivery.smallest), names={"limit": _limit}),
        Require("3.2-program-consent", "figures of single programs leave only with the consent of their agencies",
                ~DETAIL.is_(Detail.PROGRAMS) | fact(DataDelivery.consented).yes, about=fact(DataDelivery.consented)),
    )
    .does(
        LogReport(
            fact(DataRequest.requester), what_was_asked, _ground, "3.2-deidentified-only", fact(DataDelivery.delivered_on),
            fact(DataDelivery.counted), fact(DataDelivery.document),
        )
    )
    .tells("aggregate-delivered", AGENCY_ADMIN)
)  # fmt: skip
PREPARE = (
    Must("deliver", "3.2-deidentified-only", SYSTEM_ADMIN, "prepare the report, and deliver it")
    .by(READY, late=ICA_LATE)
    .answers(DELIVER)
)
