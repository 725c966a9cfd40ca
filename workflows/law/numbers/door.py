"""The numbers of the desk's own door: passwords, wrong ones, links, sessions, tokens."""

from __future__ import annotations

from workflows.law.setting import GLOBAL, manual, target


class Door:
    """The numbers of the desk's own door: passwords, wrong ones, links, sessions, tokens."""

    lockout_attempts = manual(
        3, "2.1-lockout-3", "wrong passwords in a row after which a new one has to be set, in WellSky and on the desk"
    )
    lockout_days = target(
        30, GLOBAL, "days after which the desk forgets wrong passwords, where nobody set a new one before"
    )
    password_reuse_count = target(12, GLOBAL, "passwords before the present one that nobody may take again on the desk")
    client_attempts = target(
        30, GLOBAL, "wrong passwords from one network address, for all accounts, after which it has to wait"
    )
    client_minutes = target(60, GLOBAL, "minutes for which those count")
    password_link_minutes = target(60, GLOBAL, "minutes for which a link that sets a password works")
    session_hours = target(12, GLOBAL, "hours after which somebody signs in again in any case")
    session_idle_minutes = target(60, GLOBAL, "minutes without opening a page after which somebody signs in again")
    token_days = target(365, GLOBAL, "days for which a program's token works")
    feed_days = target(365, GLOBAL, "days for which the address of a private calendar works")
