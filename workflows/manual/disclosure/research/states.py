"""P15: where a research project may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where a research project may stand."""

    PROPOSED = "PROPOSED", "ICA is checking the terms of the agreement"
    CHANGING = "CHANGING", "the researcher is changing the proposal or the agreement"
    APPROVING = "APPROVING", "the agencies whose data are used are deciding"
    DECIDING = "DECIDING", "ICA's director is deciding"
    RUNNING = "RUNNING", "the agreement is running"
    EXTENDING = "EXTENDING", "the agencies are deciding about an extension; the agreement runs meanwhile"
    PROLONGING = "PROLONGING", "ICA is deciding about an extension; the agreement runs meanwhile"
    RETURNING = "RETURNING", "the project has ended; the certificate of return or disposal is outstanding"
    CLOSED = "CLOSED", "the personal information is returned or disposed of"
    REFUSED = "REFUSED", "the project is refused"
    WITHDRAWN = "WITHDRAWN", "the proposal is withdrawn"
