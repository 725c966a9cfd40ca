"""All scripts of the practice desk, beside the plans of its new users."""

from __future__ import annotations

from web.practice.scripts import Script

SCRIPTS: tuple[Script, ...] = ()
