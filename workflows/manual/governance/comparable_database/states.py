"""P30: where the comparable database of a victim service provider may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    DESCRIBING = "DESCRIBING", "the agency says what it uses in place of HMIS"
    REPORTING = "REPORTING", "the agency hands in an aggregate report"
    CHECKING = "CHECKING", "ICA checks what the agency handed in"
    KEPT = "KEPT", "the agency keeps a comparable database, and ICA has checked it"
    NOT_NEEDED = "NOT_NEEDED", "no funding of the agency asks for a comparable database"
    REPORTED = "REPORTED", "the aggregate report is in, and ICA has checked it"
    NOT_ONE = "NOT_ONE", "the agency is not a victim service provider"
    WITHDRAWN = "WITHDRAWN", "withdrawn; nothing is asked of the agency"
