"""Where the log of a process goes, and how much of it."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from web.logs.events import LogEvents
from web.logs.lines import LogLines

LEVELS: Mapping[str, int] = {
    "web.problems": logging.INFO,  # whoever reports an error page names its reference
    "scheduler.wake": logging.INFO,  # a line for each link of the audit log, for the machine to send elsewhere
    "flufl.bounce": logging.CRITICAL,  # the desk says itself which mail cannot be read
    "apscheduler": logging.ERROR,  # that a turn falls out while its job still works is well
}


def write_log(form: str) -> None:
    """Write what goes wrong to standard error, as lines or as JSON; what is well is not logged, and of a case its number at most."""
    handler = logging.StreamHandler()
    handler.setFormatter(LogEvents() if form == "json" else LogLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name, level in LEVELS.items():
        logging.getLogger(name).setLevel(level)
