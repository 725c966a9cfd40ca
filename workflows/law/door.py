"""The desk's own door: how far what lets somebody in reaches, when it ends, and how often a password may be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address, ip_network

from workflows.law.choice import Choice
from workflows.law.mail.addresses import as_kept
from workflows.law.policy import Policy

PATIENCE = timedelta(minutes=10)  # before another link is written to the same person
NETWORK = 64  # bits of an IPv6 address that are one household's
LONGEST_NAME = 200


class TokenScope(Choice):
    """What a program may do with a token: read what its person may read, or also change what its person may change."""

    READ = "read", "Read only"
    CHANGE = "change", "Read and change"


class TokenArea(Choice):
    """What of the desk a program reaches with a token."""

    CASES = "cases", "Cases and tasks"
    DOCUMENTS = "documents", "Documents and uploads of cases"
    REGISTRIES = "registries", "Registries, such as people, agencies, licenses and meetings"
    LOGS = "logs", "The log of disclosures, and what was told"


@dataclass(frozen=True)
class Reach:
    """How far a way in leads: what may be done there, and in which areas of the desk."""

    scope: TokenScope = TokenScope.CHANGE
    areas: frozenset[TokenArea] = frozenset(TokenArea)

    @property
    def changes(self) -> bool:
        """Whether its person may change something by it."""
        return self.scope is TokenScope.CHANGE

    def missing(self, area: str | None) -> tuple[TokenArea, ...]:
        """Return what it does not reach of an area; what belongs to none that is named is for those that reach all."""
        wanted = [each for each in TokenArea if area is None or each.key == area]
        return tuple(each for each in wanted if each not in self.areas)


WHOLE = Reach()


def link_ends(now: datetime, policy: Policy) -> datetime:
    """Return until when a link that is made now sets a password."""
    return now + timedelta(minutes=policy.password_link_minutes)


def session_ends(now: datetime, policy: Policy) -> datetime:
    """Return until when a session that begins now holds at most."""
    return now + timedelta(hours=policy.session_hours)


def idle_since(now: datetime, policy: Policy) -> datetime:
    """Return since when somebody must have been seen, for a session to hold."""
    return now - timedelta(minutes=policy.session_idle_minutes)


def token_ends(now: datetime, policy: Policy) -> datetime:
    """Return until when a token that is made now works."""
    return now + timedelta(days=policy.token_days)


def feed_ends(now: datetime, policy: Policy) -> datetime:
    """Return until when the address of a calendar that is made now works."""
    return now + timedelta(days=policy.feed_days)


def earlier_passwords(policy: Policy) -> int:
    """Return how many passwords before the present one are not taken again."""
    return policy.password_reuse_count


@dataclass(frozen=True)
class Limit:
    """What is counted, how often it may be, and for how long it counts, from the first time on."""

    name: str
    most: int
    lasts: timedelta


def of_account(email: str, policy: Policy) -> Limit:
    """Return the limit of wrong passwords for an address, whether or not anybody has it.

    What was typed is not kept: it may be a password in the wrong field.
    """
    typed = as_kept(email[:LONGEST_NAME]).encode("utf-8", "surrogatepass")
    return Limit(
        f"password of {sha256(typed).hexdigest()}", policy.lockout_attempts, timedelta(days=policy.lockout_days)
    )


def of_client(address: str, policy: Policy, what: str = "passwords") -> Limit | None:
    """Return the limit of a network address, if it is known from where somebody asks."""
    place = _place(address)
    lasts = timedelta(minutes=policy.client_minutes)
    return Limit(f"{what} from {place}", policy.client_attempts, lasts) if place else None


def of_links(person_id: int) -> Limit:
    """Return the limit of links that are written to a person."""
    return Limit(f"links to {person_id}", 1, PATIENCE)


def longest(policy: Policy) -> timedelta:
    """Return after how long nothing counts any more."""
    return max(timedelta(days=policy.lockout_days), timedelta(minutes=policy.client_minutes), PATIENCE)


def _place(address: str) -> str:
    """Return a network address as it is counted: of an IPv6 one the part that is a household's."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[: LONGEST_NAME // 2]
    return str(found) if found.version == 4 else str(ip_network((int(found), NETWORK), strict=False))
