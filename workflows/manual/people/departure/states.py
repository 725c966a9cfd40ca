"""P04: where a departure may stand."""

from __future__ import annotations

from workflows.grammar.process import State


class S(State):
    """Where a departure may stand."""

    AWAITED = "AWAITED", "the agency has yet to give its notice"
    LEAVING = "LEAVING", "the license runs until the last moment of need"
    ENDED = "ENDED", "the license ended"
    DISABLED = "DISABLED", "the account is disabled in WellSky"
    WITHDRAWN = "WITHDRAWN", "access is still needed"
