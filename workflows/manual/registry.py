"""All processes, in the order of the manual."""

from workflows.grammar import Process
from workflows.manual.people import onboarding

PROCESSES = (onboarding.PROCESS,)
BY_KEY: dict[str, Process] = {process.key: process for process in PROCESSES}
