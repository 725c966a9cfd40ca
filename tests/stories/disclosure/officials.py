"""A request of the Burlington police, at the points where the stories of disclosure begin; it is complete on June 1, 2026."""

from datetime import date, datetime
from typing import Any

import msgspec

from tests.workflows.moments import local
from workflows.engine.cases import Decision
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.law.continua import Continuum
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_DIRECTOR, COC_BALANCE, COC_CHITTENDEN, COUNSEL, SYSTEM_ADMIN, Role
from workflows.manual.disclosure.law_enforcement import PROCESS
from workflows.manual.disclosure.law_enforcement.checking import NoRelease
from workflows.manual.disclosure.law_enforcement.consenting import CoCConsent
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.manual.disclosure.law_enforcement.court import Comment, CourtRelease
from workflows.manual.disclosure.law_enforcement.handing_over import Check, continua_asked
from workflows.manual.disclosure.law_enforcement.receiving import Instrument, Request, Statute
from workflows.manual.disclosure.law_enforcement.releasing import Declined, PremisesRelease, ProtectiveRelease, Release
from workflows.manual.disclosure.law_enforcement.reviewing import Approval
from workflows.trying.simulate import Play

OTTER, MAPLE, LAKE = "otter-creek-shelter", "maple-street-family-center", "lakeshore-housing-partners"
WORKS_IN = {OTTER: Continuum.BALANCE, MAPLE: Continuum.CHITTENDEN}  # LAKE in both
WRITTEN = Request(
    instrument=Instrument.WRITTEN,
    received_on=date(2026, 6, 1),
    requesting_agency="Burlington Police Department",
    official="Det. R. Cole",
    supervisor="Lt. A. Grange",
    their_number="26-B-1107",
    sought="Entry and exit dates of one household",
    agencies=(OTTER,),
)
CHECKED = Check(signed=True, material=True, identified=True, limited=True, deidentified=True)
APPROVED = Approval(opinion="All statements are there, and the scope is narrow.")
CONSENTED = CoCConsent(signed_by="Miriam Okafor", signed_on=date(2026, 6, 1))
REFUSED = NoRelease(why="The scope is too wide.")
DECLINED = Declined(why="The client has asked us not to.")
COMMENTED = Comment(comment="Give the dates only.")
_GIVEN: dict[str, Any] = {
    "recipient": "Det. R. Cole",
    "what": "Entry and exit dates",
    "given_on": date(2026, 6, 10),
    "lawful": True,
}
RELEASED = Release(
    **_GIVEN,
    signed=True,
    material=True,
    identified=True,
    limited=True,
    approved=True,
    consented=True,
    deidentified=True,
)
BY_LAW = CourtRelease(**_GIVEN, extent=True, cleared=True)
PROTECTED = ProtectiveRelease(**_GIVEN, authorized=True, limited=True)
EVIDENCE = PremisesRelease(**_GIVEN, evidence=True, on_premises=True, good_faith=True)
SIGNATURES = {Continuum.BALANCE: COC_BALANCE, Continuum.CHITTENDEN: COC_CHITTENDEN}


def asked(**fields: Any) -> Request:
    """Return the request with some fields changed."""
    return msgspec.structs.replace(WRITTEN, **fields)


def received(request: Request = WRITTEN, policy: Policy = FIRST_EDITION, by: Role = SYSTEM_ADMIN) -> Play:
    """Enter a request on Monday, June 1."""
    play = Play(PROCESS, local(6, 1), policy)
    play.do("receive", by, request, in_the_directory(request))
    return play


def in_the_directory(request: Request) -> AskedContinua:
    """Return what the directory says of the agencies whose data are asked."""
    alone = frozenset(WORKS_IN[agency] for agency in request.agencies if agency in WORKS_IN)
    both = tuple(agency for agency in request.agencies if agency not in WORKS_IN)
    of = {each.key: tuple(a for a in request.agencies if WORKS_IN.get(a) is each) for each in Continuum}
    return AskedContinua(alone=alone, both=both, **of, watched=True, apart=True)


def in_review(request: Request = WRITTEN, policy: Policy = FIRST_EDITION) -> Play:
    """Hand the complete request to counsel on Monday, June 1."""
    play = received(request, policy)
    play.do("complete", SYSTEM_ADMIN, CHECKED)
    return play


def consent(play: Play) -> None:
    """Let every CoC whose records are asked for consent."""
    for continuum in sorted(continua_asked(play.case.known(play.policy, play.now))):
        play.do("consent", SIGNATURES[continuum], CONSENTED, party=continuum.key)


def offered(request: Request = WRITTEN) -> Play:
    """Let counsel approve on Wednesday, June 10, with all consents given."""
    play = in_review(request)
    play.wait(local(6, 10))
    consent(play)
    play.do("approve", COUNSEL, APPROVED)
    return play


def in_court(policy: Policy = FIRST_EDITION, **fields: object) -> Play:
    """Receive a court order on June 1 that is to be answered by June 22."""
    order = {"instrument": Instrument.ORDER, "return_on": date(2026, 6, 22), **fields}
    return received(asked(**order), policy)


def protective(**fields: object) -> Play:
    """Receive a request of the Secret Service."""
    return received(asked(**{"instrument": Instrument.PROTECTIVE, "statute": Statute.PROTECTION, **fields}))


def decide(play: Play, step: str, form: Form, agency: str = OTTER) -> Decision:
    """Let an agency's executive director decide."""
    return play.fire(Act(step, frozenset({AGENCY_DIRECTOR}), (form,), party=agency))


def told(decisions: list[Decision], template: str) -> list[tuple[date, Role]]:
    """Return who was told from a template, and on which day."""
    return [
        (FIRST_EDITION.calendar.day(each.at), notice.to)
        for each in decisions
        for notice in each.notices
        if notice.template == template
    ]


def last_moment(month: int, day: int) -> datetime:
    """Return the last minute of a day."""
    return local(month, day, 23, 59)
