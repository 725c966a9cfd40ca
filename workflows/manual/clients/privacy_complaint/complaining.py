"""P29: what is complained about, by whom, and who is left to answer it (manual 3.4, Complaints and Accountability).

"Questions or complaints about the privacy and security policies and practices may be submitted to the Partner Agency where the
client receives services. Complaints specific to HMIS should be submitted to the HMIS Agency Administrator and Program Director."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step, otherwise, to
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.fields import ACCUSED, AGENCY, CLIENT, PAST, Remark, Text, enter
from workflows.law.readers import EVERY_AGENCY, ICA, read_by
from workflows.law.roles import AGENCY_ADMIN, COMMITTEE, COMPLAINANT, SYSTEM_ADMIN
from workflows.manual.clients.privacy_complaint.states import S
from workflows.manual.clients.requests import Asked, Checked
from workflows.manual.conduct.complaint.saying import Given

AT_AGENCY = "3.4-complaint-agency"


class Matter(Choice):
    """What a complaint may be about; only the first two are for this process."""

    PRACTICE = "practice", "how an agency keeps information private and secure"
    HMIS = "hmis", "HMIS itself: what is entered, shared, or seen by whom"
    OTHER = "other", "something else, such as services or staff"


class Bringer(Choice):
    """Who may complain: anybody."""

    CLIENT = "client", "a client, about their own information"
    GUARDIAN = "guardian", "a parent or guardian, about their child or ward"
    SPEAKER = "speaker", "somebody who speaks for a client, at the client's wish"
    OTHER = "other", "somebody else"


class PrivacyComplaint(Form, key="PrivacyComplaint", kw_only=True):
    """Enter a question or complaint about privacy and security. Nobody is treated worse for complaining."""

    matter: Annotated[Matter, Meta(title="What it is about")]
    agency: Annotated[
        Given,
        AGENCY,
        Meta(title="Agency", description="Where the client receives services; empty if no agency has to do with it"),
    ] = ""
    received_on: Annotated[
        date, PAST, Meta(title="Complaint received", description="The agency's days count from this day")
    ]
    asked: Asked
    bringer: Annotated[Bringer, Meta(title="Who complains")]
    client: Annotated[
        str,
        CLIENT,
        read_by(ICA, EVERY_AGENCY),
        Meta(
            title="HMIS client number, if a client's record has to do with it",
            description="Digits only, never a name",
            max_length=12,
            pattern=r"^[0-9]*$",
        ),
        enter("enter digits only, as the HMIS has them, and never a name"),
    ] = ""
    identity: Checked
    what: Annotated[Text, Meta(title="What happened, or what the question is", description="Name no client")]
    occurred: Annotated[Given, Meta(title="On which day, or over which period")] = ""
    named: Annotated[
        Given,
        ACCUSED,
        Meta(
            title="Who is complained of, by name or email address",
            description="If anybody is. They will not see the complaint",
        ),
    ] = ""
    tried: Annotated[Remark, Meta(title="What was tried already")] = ""
    wanted: Annotated[Remark, Meta(title="What would settle it, in the words of the complainant")] = ""
    contact: Annotated[
        Given,
        read_by(ICA, EVERY_AGENCY),
        Meta(
            title="How the answer reaches the complainant",
            description="A telephone number or a place to leave word; no client's name. Empty if they stay unknown: "
            "with the number of the case they can ask where it stands",
        ),
    ] = ""


class WhoAnswers(Form, key="WhoAnswers"):
    """Who is left to answer, besides those who are complained of."""

    agency: Annotated[bool, Meta(title="Somebody of the agency can look into it")] = True
    director: Annotated[bool, Meta(title="The agency has an executive director who can be heard")] = True
    ica: Annotated[bool, Meta(title="Somebody of ICA can look into it")] = True


MATTER, CONTACT = fact(PrivacyComplaint.matter), fact(PrivacyComplaint.contact)
RECEIVED = fact(PrivacyComplaint.received_on)
of_hmis = MATTER.is_(Matter.HMIS).said("it is about HMIS itself", "it is not about HMIS itself")
elsewhere = MATTER.is_(Matter.OTHER).said("it is about something else", "it is about privacy, security or HMIS")
reachable = CONTACT.given.said("the complainant can be reached", "the complainant left no way to reach them")
by_agency = fact(WhoAnswers.agency).yes.said(
    "somebody of the agency can look into it", "nobody of the agency can look into it"
)
by_director = fact(WhoAnswers.director).yes.said(
    "the agency has an executive director to hear", "the agency has no executive director to hear"
)
by_ica = fact(WhoAnswers.ica).yes.said("somebody of ICA can look into it", "nobody of ICA can look into it")
FOR_ICA = ("privacy-for-ica", SYSTEM_ADMIN)
COMPLAIN = (
    Step("complain", AT_AGENCY)
    .citing("3.4-complaint-hmis")
    .called("Enter a privacy complaint", "Privacy complaint received")
    .said(
        "The agency looks into it and answers within {complaint_level_days} days. If that settles nothing, ICA looks into it with "
        "the agency's executive director, and then the Advisory Committee decides. Whoever is named reads none of it. A suspected "
        "violation by an ICA employee is better reported as a violation: nobody else at ICA reads that."
    )
    .by(COMPLAINANT)
    .asks(PrivacyComplaint)
    .read_by(ICA, EVERY_AGENCY, COMMITTEE)
    .dated(RECEIVED)
    .requires(
        Require("3.4-complaint-other", "something else goes by the agency's own grievance procedure; say which agency",
                ~elsewhere | fact(PrivacyComplaint.agency).given, about=fact(PrivacyComplaint.agency)),
    )
    .leads(
        to(S.AGENCY).when(by_agency).tells("privacy-received", AGENCY_ADMIN),
        otherwise(S.ICA, "3.4-complaint-escalate").called("Privacy complaint received; it is for ICA").tells(*FOR_ICA),
    )
)  # fmt: skip


def same_complaint(known: Known) -> str:
    """Return by what a complaint is likely the same: the client and the matter; nothing where no client is named."""
    said = known[PrivacyComplaint]
    return f"{said.agency}/{said.client}/{said.matter.key}" if said.client else ""


@wording("where it happened")
def at(known: Known) -> str:
    """Return what stands before the name of the agency, if one is named."""
    return ", " if known[PrivacyComplaint].agency else ""


def receipt(known: Known) -> str:
    """Return what somebody reads who entered a complaint and may not see it."""
    days = known.policy.complaint_level_days
    return (
        f"The agency looks into it and answers within {days} days. If that settles nothing, ICA looks into it for {days} days, and "
        "then the Advisory Committee decides. Whoever is named reads none of it. You will not see it in the desk, because who "
        "complains is not written down. Keep the number, and give it to the complainant: with it the agency or ICA "
        f"({known.policy.complaint_address}) says where the complaint stands."
    )
