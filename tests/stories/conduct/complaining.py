"""Complaints at the points where their stories begin; each comes in on Monday, March 2, 2026."""

import msgspec

from tests.workflows.moments import local
from workflows.law.continua import Continuum
from workflows.law.roles import COMPLAINANT
from workflows.manual.conduct.complaint import PROCESS
from workflows.manual.conduct.complaint.saying import Complaint, Suspect
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.trying.simulate import Play

OF_A_USER = Complaint(
    about=Suspect.USER,
    user="Ida Cole",
    agency="otter-creek-shelter",
    description="She shared her password with the night staff.",
    occurred="February 2026",
    complainant="Robin Vale",
    contact="802-555-0117",
    anonymous=True,
)
OF_STAFF = Complaint(
    about=Suspect.EMPLOYEE,
    employee="Kofi Mensah",
    continua=frozenset({Continuum.BALANCE}),
    description="He looked up a neighbor in the HMIS.",
)
ALLEGED = Allegation(
    agency="otter-creek-shelter",
    violator=Violator.USER,
    user="ida.cole@otter.example",
    what="Shared her password, as robin vale (802-555-0117) saw.",
    occurred="February 2026",
)


def complained(complaint: Complaint = OF_A_USER, /, **fields: object) -> Play:
    """File a complaint, with some fields changed."""
    play = Play(PROCESS, local(3, 2))
    play.do("complain", COMPLAINANT, msgspec.structs.replace(complaint, **fields))
    return play
