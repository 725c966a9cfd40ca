"""P14: the one form with which somebody decides, discloses and logs (manual 3.4, uses 7, 8 and 9).

Nobody approves it first: minutes count, and the manual asks for no approval. Whoever is on the spot answers for it, and
ICA and legal counsel look at it afterwards.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import Condition
from workflows.facts.effects import LogDisclosure
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Require, Step, otherwise, to
from workflows.grammar.steps import Branch
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, PAST, TODAY, Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT, Side
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, SYSTEM_ADMIN, USER, Role
from workflows.manual.clients.requests import ClientNumber
from workflows.manual.disclosure.protective.states import S

THREAT, ABUSE, INCAPACITY = "3.4-threat", "3.4-abuse-report", "3.4-le-incapacity"
READERS: tuple[Side | Role, ...] = (ICA, COUNSEL, EVERY_AGENCY, SUBJECT)


class Ground(Choice):
    """Why personal information is disclosed at once, without asking the client."""

    THREAT = "threat", "a serious and imminent threat to somebody's health or safety"
    ABUSE = "abuse", "a report of abuse, neglect or domestic violence to an authority"
    INCAPACITY = "incapacity", "an official has to act at once, and the client is incapacitated and cannot agree"


class Proviso(Choice):
    """What has to be so on each ground; all of it, and nothing in its place."""

    NECESSARY = "necessary", "Threat: it is needed to prevent or lessen the threat"
    ABLE = "able", "Threat: whoever gets it can prevent or lessen the threat, or is the one who is threatened"
    AUTHORITY = "authority", "Report of abuse: the law lets this authority receive such reports"
    VICTIM = "victim", "Report of abuse: I have reason to believe that the client is a victim"
    OFFICIAL = "official", "Incapacity: an authorized official acts at once, and cannot act without it"
    UNABLE = "unable", "Incapacity: the client is incapacitated and cannot agree"
    WAITING = "waiting", "Incapacity: waiting until the client can agree would harm what the official has to do"
    NOT_AGAINST = "not-against", "Incapacity: it is not meant to be used against the client"


class ProtectiveDisclosure(Form, key="ProtectiveDisclosure", kw_only=True):
    """Decide, disclose, and log it with this one form. Nobody has to approve it first."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Whose client it is")]
    ground: Annotated[Ground, Meta(title="Why it cannot wait")]
    tests: Annotated[
        frozenset[Proviso],
        Meta(
            title="What is so",
            description="Check all that belong to your reason. If one of them is not so, do not disclose",
        ),
    ]
    recipient: Annotated[
        Line, Meta(title="Given to", description="The police, an office, or a person by position; no client's name")
    ]
    what: Annotated[
        Line, Meta(title="Kind of information", description="Such as address or whereabouts; nothing out of the record")
    ]
    client: ClientNumber
    given_on: Annotated[date, PAST, TODAY, Meta(title="Given on", description="Today, or the day before")]
    victim: Annotated[
        bool,
        Meta(
            title="The client is or may be a victim of abuse, neglect or domestic violence",
            description="Then they are told within {abuse_inform_days} days, unless telling them would harm them",
        ),
    ] = False


GIVEN_ON = fact(ProtectiveDisclosure.given_on)
of_victim = (fact(ProtectiveDisclosure.ground).is_(Ground.ABUSE) | fact(ProtectiveDisclosure.victim).yes).said(
    "the client is or may be a victim of abuse, neglect or domestic violence",
    "nothing says that the client is a victim",
)


def _on(ground: Ground, test: Proviso) -> Condition:
    """Return the condition that what a ground rests on is so, if it is this ground."""
    return ~fact(ProtectiveDisclosure.ground).is_(ground) | fact(ProtectiveDisclosure.tests).includes(test)


def _test(clause: str, ground: Ground, test: Proviso, sentence: str) -> Require:
    return Require(clause, sentence, _on(ground, test), about=fact(ProtectiveDisclosure.tests))


TESTS = (
    # "the use or disclosure is necessary to prevent or lessen a serious and imminent threat … and … is made to a person
    # reasonably able to prevent or lessen the threat, including the target of the threat."
    _test(THREAT, Ground.THREAT, Proviso.NECESSARY,
          "because of a threat it is disclosed only if that is needed to prevent or lessen it"),
    _test(THREAT, Ground.THREAT, Proviso.ABLE,
          "because of a threat it is disclosed only to somebody who can prevent or lessen it, or who is threatened"),
    # "To report to a governmental authority … authorized by law to receive reports of abuse, neglect or domestic violence,
    # information about an individual reasonably believed to be a victim …"
    _test(ABUSE, Ground.ABUSE, Proviso.AUTHORITY,
          "abuse is reported only to an authority that the law lets receive such reports"),
    _test(ABUSE, Ground.ABUSE, Proviso.VICTIM,
          "abuse is reported only about somebody whom you have reason to believe a victim of it"),
    # "… immediate enforcement activity that depends upon the disclosure. Personal information may be disclosed when a
    # client is incapacitated and unable to agree …"
    _test(INCAPACITY, Ground.INCAPACITY, Proviso.OFFICIAL,
          "the official must be authorized, act at once, and be unable to act without it"),
    _test(INCAPACITY, Ground.INCAPACITY, Proviso.UNABLE,
          "a client who can be asked is asked; on this ground the client must be incapacitated and unable to agree"),
    _test(INCAPACITY, Ground.INCAPACITY, Proviso.WAITING,
          "what can wait until the client can agree has to wait"),
    _test(INCAPACITY, Ground.INCAPACITY, Proviso.NOT_AGAINST,
          "on this ground nothing is disclosed that is meant to be used against the client"),
)  # fmt: skip
SHORT = {Ground.THREAT: "a threat", Ground.ABUSE: "a report of abuse", Ground.INCAPACITY: "an incapacity"}
CLAUSE_OF = {Ground.THREAT: THREAT, Ground.ABUSE: ABUSE, Ground.INCAPACITY: INCAPACITY}


def _what(known: Known) -> str:
    """Return what the log shows: the kind of information, and whose, by the number that the HMIS gave them."""
    said = known[ProtectiveDisclosure]
    return f"{said.what} (HMIS client {said.client})"


def _ground(known: Known) -> str:
    return str(known[ProtectiveDisclosure].ground)


def _logged(ground: Ground) -> Branch:
    """Return how it goes on one ground: into the log in the same act, called late if that was long after."""
    clause, words = CLAUSE_OF[ground], SHORT[ground]
    here = fact(ProtectiveDisclosure.ground).is_(ground).said(f"it is {words}", f"it is not {words}")
    branch = otherwise(S.LOGGED, clause) if ground is Ground.INCAPACITY else to(S.LOGGED, clause).when(here)
    return branch.in_time_by(Days(Policy.protective_log_days, since=GIVEN_ON), as_entered=True).does(
        LogDisclosure(fact(ProtectiveDisclosure.recipient), _what, _ground, clause, GIVEN_ON)
    )


AFTERWARDS = "It is in the disclosure log at once. ICA and legal counsel review it afterwards."
SEEN_BY_AGENCY = "Only the agency's administrator and director, ICA and legal counsel see the case. We email nobody else, and no client."


def _opening(name: str, deed: str, seen_by: str = SEEN_BY_AGENCY) -> Step:
    return (
        Step(name, THREAT)
        .called(deed, "Disclosed, and logged")
        .said(f"{AFTERWARDS} {seen_by}")
        .asks(ProtectiveDisclosure)
        .dated(GIVEN_ON)
        .read_by(*READERS)
        .requires(*TESTS)
        .leads(*(_logged(ground) for ground in Ground))
        .tells("protective-disclosed", AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, COUNSEL)
    )


DISCLOSE = _opening(
    "disclose",
    "Disclose at once",
    "Only you, your agency's administrator and director, ICA and legal counsel see the case. We email nobody else, and "
    "no client.",
).by(USER)
FOR_AGENCY = _opening("disclose-for-agency", "Disclose at once for an agency").by(AGENCY_ADMIN, AGENCY_DIRECTOR)
AT_ICA = _opening("disclose-at-ica", "Disclose at once at ICA").by(SYSTEM_ADMIN)


def same_client(known: Known) -> str:
    """Return of which client it is, on which ground and day: what is entered twice is asked about."""
    said = known[ProtectiveDisclosure]
    return f"{said.agency}/{said.client}/{said.ground.key}/{said.given_on:%Y-%m-%d}"
