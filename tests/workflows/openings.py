"""Where each process may begin: what other cases or the calendar bring when they open it."""

from datetime import UTC, date, datetime
from typing import Any

from workflows.answers.samples import Openings
from workflows.facts.effects import AccountAccess
from workflows.facts.text_kinds import TextKind
from workflows.grammar.recurring import Period
from workflows.law.continua import Continuum
from workflows.law.levels import Level
from workflows.law.value import changed
from workflows.manual.clients.privacy_complaint.complaining import Bringer, Matter, PrivacyComplaint
from workflows.manual.clients.requests import Channel, Identity
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.data.corrective_action.reason import PlanReason
from workflows.manual.data.imports.projects import TypedProjects
from workflows.manual.data.imports.requesting import Frequency, ImportRequest, Version
from workflows.manual.disclosure.aggregate_data.asking import DataRequest, Detail, Medium, Requester
from workflows.manual.disclosure.research.proposing import Affiliation, Proposal
from workflows.manual.governance.acknowledgment.asking import TextAsked
from workflows.manual.governance.motion.moving import Motion, MotionKind
from workflows.manual.governance.service_interruption.telling_users import News, ToTell
from workflows.manual.people.onboarding.level import LevelDecision
from workflows.manual.people.onboarding.requesting import Access, Engagement
from workflows.manual.people.standing import Attempt
from workflows.manual.people.wellsky import Account, InWellSky

STAFF = Access(
    agency="pathways",
    name="Kim Roe",
    email="kim@example.org",
    engagement=Engagement.STAFF,
    adult=True,
    authorized=True,
    level=Level.CASE_MANAGER_1,
)
DECIDED = LevelDecision(level=Level.CASE_MANAGER_1, provider="Pathways", oriented=True)
ABOUT_AGENCY = Allegation(agency="pathways", violator=Violator.AGENCY, what="No notice", occurred="May")
ABOUT_USER = Allegation(
    agency="pathways", violator=Violator.USER, user="kim@example.org", what="A shared password", occurred="May"
)
QUARTERS = tuple(Period(begins_on=date(2026, month, 1), ends_on=date(2026, month + 2, 30)) for month in (1, 4))
MARCH = Period(begins_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))
FEDERAL_YEAR = Period(begins_on=date(2025, 10, 1), ends_on=date(2026, 9, 30))
FELL_SHORT = PlanReason(month="January 2026", shortfalls="Harbor: 3.02 is missing")
YEAR = Period(begins_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
BILLING_YEAR = Period(begins_on=date(2026, 3, 1), ends_on=date(2027, 2, 28))
MOVED = Motion(title="A shorter series", text="Resolved, that it is four sessions.", kind=MotionKind.RESOLUTION)
MADE = InWellSky(accounts=(Account("jtran", AccountAccess.SUSPENDED),))
RESEARCH = Proposal(
    project="Shelter and health", institution="University", relationship="Memorandum", related_since=date(2025, 6, 2),
    researcher="Kim Roe", researcher_email="kim@example.org", affiliation=Affiliation.EMPLOYED,
    agencies=("pathways", "lakeshore"), human_subjects=False, project_ends=date(2026, 12, 31),
)  # fmt: skip
REQUEST = ImportRequest(
    agency="pathways", vendor="Bell Software", version=Version.FY2026, programs=(), frequency=Frequency.MONTHLY
)  # a request of before the directory had programs
TYPED = TypedProjects(projects="Harbor", continua=frozenset({Continuum.BALANCE}))
TEXTS = tuple(
    TextAsked(
        kind=kind, edition="edition of 2026", effective_on=date(2026, 3, 2), fingerprint="ab" * 32,
        grace_days=14 if kind is TextKind.MANUAL else None,
    )
    for kind in TextKind
)  # fmt: skip
DATA: dict[str, Any] = {  # of single programs, in time and at short notice; and of single clients
    "kind": Requester.FUNDER, "requester": "Bright Futures Fund", "contact": "ask@fund.example", "medium": Medium.WRITING,
    "received_on": date(2026, 3, 1), "wanted": "Exits by destination", "begins": date(2025, 1, 1), "ends": date(2025, 12, 31),
}  # fmt: skip
PROGRAM_DATA = DataRequest(
    **DATA, needed_on=date(2026, 3, 31), detail=Detail.PROGRAMS, agencies=("pathways", "lakeshore")
)
CLIENT_DATA = DataRequest(**DATA, needed_on=date(2026, 3, 31), detail=Detail.CLIENTS, agencies=("pathways",))
VAGUE_DATA = DataRequest(
    **{**DATA, "medium": Medium.SPOKEN, "begins": None, "ends": None},
    needed_on=date(2026, 4, 30), detail=Detail.AGGREGATE,
)  # fmt: skip
OWN_DATA = DataRequest(
    **{**DATA, "kind": Requester.AGENCY, "agency": "pathways"},
    needed_on=date(2026, 3, 30), detail=Detail.PROGRAMS, agencies=("pathways", "lakeshore"),
)  # fmt: skip
GRIEVANCE = PrivacyComplaint(
    matter=Matter.OTHER, agency="pathways", received_on=date(2026, 3, 2), asked=Channel.PHONE, bringer=Bringer.OTHER,
    identity=Identity.NOT_YET, what="Nobody calls back", contact="802-555-0119",
)  # fmt: skip
OUTAGE_NEWS = ToTell(
    news=News.DOWN, heard_at=datetime(2026, 3, 2, 14, tzinfo=UTC), since=datetime(2026, 3, 2, 13, tzinfo=UTC)
)
OPENINGS: dict[str, Openings] = {  # what other cases or the calendar bring, and what one form alone does not show
    "D01": ((MADE,),),
    "D07": ((FEDERAL_YEAR,),),
    "D03": tuple((quarter,) for quarter in QUARTERS),
    "P03": (
        (STAFF, Attempt(number=2)),
        (STAFF, Attempt(number=3, failed=2)),
        (STAFF, Attempt(number=2, failed=1, level_decided=True), DECIDED),
    ),
    "P05": ((YEAR,),),
    "P15": ((RESEARCH,),),
    "P16": ((PROGRAM_DATA,), (CLIENT_DATA,), (VAGUE_DATA,), (OWN_DATA,)),
    "P19": ((ABOUT_AGENCY,), (ABOUT_USER,)),
    "P22": ((BILLING_YEAR,),),
    "P24": ((MARCH,),),
    "P25": ((FELL_SHORT,), ()),
    "P26": ((REQUEST, TYPED),),
    "P29": ((GRIEVANCE,),),
    "P34": ((MOVED,),),
    "P32": ((OUTAGE_NEWS,), (changed(OUTAGE_NEWS, news=News.BACK, lost_from=datetime(2026, 3, 1, 12, tzinfo=UTC)),)),
    "P33": tuple((each,) for each in TEXTS),
}
