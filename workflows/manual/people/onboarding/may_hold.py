"""P03: who may hold a license at all, and what is to be done where the directory says no (manual 2.1, 2.2, 2.8).

What the directory says may change at any time: it is asked when a license is requested, shown as long as the case runs,
asked at the last click, and asked by the effect itself.
"""

from __future__ import annotations

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Needed, escalate
from workflows.law.agency_kinds import AgencyKind
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.people.standing import AgencyStanding, EarlierSeries, PersonStanding

HERE, GONE = fact(PersonStanding.licensed_here).yes, fact(PersonStanding.left).yes
BARRED, SIGNED = fact(PersonStanding.barred).yes, fact(AgencyStanding.partnership_signed).yes

ENTERS_DATA = Needed(
    "enters-data", "3.5-vsp-prohibited", "The agency enters data: it is no victim service provider",
    "a victim service provider does not enter data, so its staff hold no license",
    ~fact(AgencyStanding.kind).is_(AgencyKind.VICTIM_SERVICES),
).seen_to(SYSTEM_ADMIN)  # fmt: skip
# "Ensure that the Partner Agency obtains a unique user license for each user at the agency."

ONE_LICENSE = Needed(
    "one-license", "2.2-aa-unique-license", "The person holds no license of this agency yet",
    "the person holds a license of this agency already", ~HERE,
).seen_to(AGENCY_ADMIN)  # fmt: skip
NOT_LEFT = Needed(
    "not-left", "2.1-departure-48h", "The person has not left",
    "the person has left; record first that the person is back", ~GONE,
).seen_to(SYSTEM_ADMIN)  # fmt: skip
# "Partnership Agreements must be signed by each Partner Agency's Executive Director or authorized representative."

PARTNERSHIP_SIGNED = Needed(
    "partnership", "2.1-partnership-sign", "The agency's Partnership Agreement is signed",
    "no license is issued before the agency's Partnership Agreement is signed", SIGNED,
).seen_to(AGENCY_DIRECTOR)  # fmt: skip
NO_SUSPENSION = Needed(
    "no-suspension", "2.8-v1-suspend", "No suspension of the person or the agency is running",
    "a suspension of the person or the agency is running; there is no license before it ends", ~BARRED,
).seen_to(ICA_DIRECTOR)  # fmt: skip


@condition("the desk makes tasks of what the directory says", "the desk makes no tasks of what the directory says")
def tracked(known: Known) -> bool:
    """Say whether a case was looked up since what the directory says became tasks; what it had passed before stays so."""
    return EarlierSeries in known.forms


AT_THE_REQUEST = (ENTERS_DATA, ONE_LICENSE, NOT_LEFT)

ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
PARTNERSHIP = (
    Must("partnership", "2.1-partnership-sign", SYSTEM_ADMIN, "have the agency sign its Partnership Agreement")
    .aimed("the manual sets no time, and there is no license before it is signed", late=ICA_LATE)
    .when((tracked & ~SIGNED).said("the Partnership Agreement is not signed", "the Partnership Agreement is signed"))
    .met_by("Record the signature on the agency's page in the directory. This task then closes automatically.")
)
SECOND = (
    Must(
        "second-license",
        "2.2-aa-unique-license",
        AGENCY_ADMIN,
        "withdraw this request: {subject} has a license already",
    )
    .aimed("the manual sets no time, and there is no second license", late=escalate(AGENCY_ADMIN, SYSTEM_ADMIN))
    .when((tracked & HERE).said("the person holds a license here", "the person holds no license here"))
    .met_by("Withdraw the request below.")
)
BACK = (
    Must("back", "2.1-departure-48h", SYSTEM_ADMIN, "record that {subject} is back, or have the request withdrawn")
    .aimed("the manual sets no time, and there is no license for somebody who has left", late=ICA_LATE)
    .when((tracked & GONE).said("the person has left", "the person has not left"))
    .met_by("Record it on the person's page in the directory. This task then closes automatically.")
)
SUSPENSION = (
    Must("suspension", "2.8-v1-suspend", SYSTEM_ADMIN, "hold {subject}'s license until the suspension ends")
    .aimed("the case of the suspension says when it ends", within=Days(Policy.waiting_days), late=ICA_LATE)
    .when((tracked & BARRED).said("a suspension is running", "no suspension is running"))
    .met_by("Nothing to do here. This task closes automatically when the suspension ends.")
)
STANDING = (PARTNERSHIP, SECOND, BACK, SUSPENSION)
