"""Declarations that are wrong about who hears that something is late, each with what is said of it."""

from tests.workflows.checks.lax import ASK, SHUT, lax
from workflows.grammar.process import Process, escalate
from workflows.law.continua import CONTINUUMS

FAULTS: dict[str, tuple[Process, str]] = {
    "one of several offices that is told and owes nothing": (
        lax(ASK.aimed("why not", late=escalate(CONTINUUMS)).answers(SHUT)),
        "'ask' tells one of several offices when it is late, and those do not owe it: name the roles",
    ),
}
