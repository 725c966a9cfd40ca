"""An agency of both Continua, at the points where the stories of imports begin."""

from __future__ import annotations

from datetime import date

import msgspec

from tests.workflows.moments import local
from workflows.engine.cases import Decision
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.events import THE_CLOCK, Act
from workflows.law.agency_kinds import ProjectType
from workflows.law.continua import Continuum
from workflows.law.roles import AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.imports import PROCESS
from workflows.manual.data.imports.deciding import Weighing
from workflows.manual.data.imports.paying import Acceptance, Estimate, Payment
from workflows.manual.data.imports.requesting import Frequency, FunderConsent, ImportRequest, VendorStandards, Version
from workflows.manual.data.imports.uploads import UploadResult
from workflows.manual.data.programs_known import AgencyPrograms, KnownProgram
from workflows.manual.people.standing import AgencyStanding
from workflows.trying.simulate import Play
from workflows.uploads.counting.terms import RECORD

BALANCE, CHITTENDEN = Continuum.BALANCE, Continuum.CHITTENDEN
BOTH = frozenset(Continuum)
ASKED = ImportRequest(
    agency="lakeshore",
    vendor="Bell Software",
    version=Version.FY2026,
    programs=("11", "21"),
    frequency=Frequency.MONTHLY,
)
HARBOR = KnownProgram("Harbor House", "11", BALANCE, ProjectType.EMERGENCY_SHELTER)
COVE = KnownProgram("Cove Apartments", "21", CHITTENDEN, ProjectType.RAPID_REHOUSING)
PROGRAMS = AgencyPrograms(programs=(HARBOR, COVE))
IN = {BALANCE: "11", CHITTENDEN: "21"}
PAPERS = CaseDocuments(names=("standards.pdf", "funder.pdf"))
STANDARDS = VendorStandards(document="standards.pdf", meets=True)
CONSENT = FunderConsent(funder="HUD", document="funder.pdf", allows=True)
WEIGHED = Weighing(funding="It is required.", integrity="Duplicates are merged each month.")
ESTIMATE = Estimate(amount=2400, covers="WellSky's import service, and ten hours of ICA.")
ACCEPTED = Acceptance(pays=True, pays_extra=True, signed_as="Sofia Marin")
PAID = Payment(paid_on=date(2026, 3, 2), amount=2400, no_refund=True)
GOOD = UploadResult(upload=1, name="march.zip", passed=True)
BAD = UploadResult(upload=2, name="april.zip", passed=False, mend=("3.01 Name is missing in 12 of 100 clients.",))


def asked(request: ImportRequest = ASKED, programs: AgencyPrograms = PROGRAMS) -> Play:
    """Ask to import on Monday, March 2."""
    play = Play(PROCESS, local(3, 2))
    play.learn(AgencyStanding(), AgencyContinua(continua=BOTH), programs, CaseDocuments())
    play.do("ask", AGENCY_ADMIN, request)
    return play


def documented(*continua: Continuum) -> Play:
    """Hand in both documents, so that the Continua have the request."""
    play = asked(msgspec.structs.replace(ASKED, programs=tuple(IN[each] for each in continua) or ASKED.programs))
    play.learn(PAPERS)
    play.do("document-vendor", AGENCY_ADMIN, STANDARDS)
    play.do("confirm-funder", AGENCY_ADMIN, CONSENT)
    return play


def allowed() -> Play:
    """Let both Continua allow the imports."""
    play = documented()
    play.do("approve-vendor", COC_BALANCE, party="balance")
    play.do("approve-vendor", COC_CHITTENDEN, party="chittenden")
    play.do("allow-imports", COC_BALANCE, WEIGHED, party="balance")
    play.do("allow-imports", COC_CHITTENDEN, WEIGHED, party="chittenden")
    return play


def offered() -> Play:
    """Give the estimate."""
    play = allowed()
    play.do("give-estimate", SYSTEM_ADMIN, ESTIMATE)
    return play


def committed() -> Play:
    """Let the agency accept it."""
    play = offered()
    play.do("accept-estimate", AGENCY_ADMIN, ACCEPTED)
    return play


def ready() -> Play:
    """Let the agency pay."""
    play = committed()
    play.do("record-payment", SYSTEM_ADMIN, PAID)
    return play


def check(play: Play, result: UploadResult) -> Decision:
    """Let the desk record what the check of an upload found."""
    return play.fire(Act(RECORD, THE_CLOCK, (result,)))
