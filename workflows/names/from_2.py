"""From version 2, in which a deadline remembered one moment, and not which rungs of its ladder were acted on."""

from __future__ import annotations

from workflows.names.changes import ticks_of_the_highest

CHANGES = (ticks_of_the_highest(),)
