"""All processes, in the order of the manual."""

from workflows.grammar.process import Process
from workflows.manual.clients import correction, inspection
from workflows.manual.conduct import complaint, violation
from workflows.manual.data import imports
from workflows.manual.disclosure import law_enforcement, research
from workflows.manual.people import conflict_of_interest, departure, onboarding, training_year

PROCESSES = (
    onboarding.PROCESS,
    departure.PROCESS,
    training_year.PROCESS,
    conflict_of_interest.PROCESS,
    inspection.PROCESS,
    correction.PROCESS,
    law_enforcement.PROCESS,
    violation.PROCESS,
    complaint.PROCESS,
    research.PROCESS,
    imports.PROCESS,
)
BY_KEY: dict[str, Process] = {process.key: process for process in PROCESSES}
