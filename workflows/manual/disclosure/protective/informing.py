"""P14: a victim whose information was disclosed is told promptly, unless one of two exceptions is on record (manual 3.4, use 9).

"When the personal information of a victim of abuse, neglect or domestic violence is disclosed, the individual whose information
has been released will promptly be informed, except if: …" The text stands beside the reports of abuse, and speaks of every
disclosure about a victim; so it is read.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import Condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import Duty, Must, Require, Step, escalate, otherwise, to
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Line, Text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, USER, Role
from workflows.manual.disclosure.protective.disclosing import DISCLOSE, GIVEN_ON, READERS, of_victim

CLAUSE = "3.4-abuse-inform"
RISK, REPRESENTATIVE = "3.4-abuse-inform-exception1", "3.4-abuse-inform-exception2"


class Whom(Choice):
    """Who was told."""

    CLIENT = "client", "the client"
    REPRESENTATIVE = "representative", "a personal representative, such as a family member or friend"


class ClientTold(Form, key="ClientTold"):
    """Record that the client knows of the disclosure."""

    whom: Annotated[Whom, Meta(title="Who was told")]
    told_on: Annotated[date, DURING, Meta(title="Told on")]
    safe: Annotated[
        bool,
        Meta(
            title="Of a representative: nobody believes them responsible for the harm",
            description="Otherwise tell the client, where that is safe",
        ),
    ] = False


TELL = (
    Step("tell", CLAUSE)
    .called("Record that the client was told", "Client told of the disclosure")
    .by(USER, AGENCY_ADMIN)
    .asks(ClientTold)
    .read_by(*READERS)
    .requires(
        Require(
            REPRESENTATIVE,
            "a representative who may be responsible for the harm is not told; tell the client where that is safe, or record "
            "the exception",
            fact(ClientTold.whom).is_(Whom.CLIENT) | fact(ClientTold.safe).yes,
            about=fact(ClientTold.safe),
        )
    )
)


class Exemption(Choice):
    """Why the client is not told; there is no third reason."""

    RISK = "risk", "telling them would put them at risk of serious harm"
    REPRESENTATIVE = (
        "representative",
        "a representative would be told who is responsible for the harm, and that is not in the client's interest",
    )


class NotTold(Form, key="NotTold"):
    """Record why the client is not told, and who judged so."""

    exception: Annotated[Exemption, Meta(title="Why the client is not told")]
    judged_by: Annotated[Line, Meta(title="Who judged so", description="Name and position")]
    judged_on: Annotated[date, DURING, Meta(title="Judged on")]
    why: Annotated[Text, Meta(title="On what the judgment rests", description="Name no client")]


EXCEPT = (
    Step("except", CLAUSE)
    .called("Record why the client is not told", "Client not told: an exception was judged to hold")
    .by(USER, AGENCY_ADMIN)
    .asks(NotTold)
    .read_by(*READERS)
    .leads(
        to(None, RISK)
        .when(fact(NotTold.exception).is_(Exemption.RISK))
        .called("Client not told: it would put them at risk"),
        otherwise(None, REPRESENTATIVE).called("Client not told: a representative would hear who is responsible"),
    )
)


def _told_by(key: str, owner: Role, when: Condition) -> Duty:
    return (
        Must(key, CLAUSE, owner, "see that the client is told of the disclosure, or record why not")
        .by(
            Days(Policy.abuse_inform_days, since=GIVEN_ON), late=escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), SYSTEM_ADMIN)
        )
        .when(when)
        .read_by(*READERS)
        .answers(TELL, EXCEPT)
    )


_by_user = DISCLOSE.taken.said("a user disclosed it", "the agency or ICA disclosed it")
INFORM = (
    _told_by("tell", USER, of_victim & _by_user),
    _told_by("tell-for-agency", AGENCY_ADMIN, of_victim & ~_by_user),
)
