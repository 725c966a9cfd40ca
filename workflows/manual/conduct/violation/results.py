"""P19: what the Committee's vote may come to."""

from workflows.law.choice import Choice


class Result(Choice):
    """What became of the licenses that the Committee decided on."""

    KEPT = "kept"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
