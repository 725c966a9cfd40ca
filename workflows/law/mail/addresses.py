"""Email addresses: which ones mail can reach, the one way in which the desk keeps each, and how servers write it.

Who has an address is decided by `email-validator` and by nothing else; it is never asked whether a server answers for it.
"""

from __future__ import annotations

from unicodedata import normalize

from email_validator import EmailNotValidError, ValidatedEmail, validate_email

EXAMPLE = "name@agency.org"


class NoAddress(ValueError):
    """Why no mail could reach what was written, and what to write instead."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence."""
        super().__init__(sentence)
        self.sentence = sentence


def address_in(written: str) -> str:
    """Return an address as the desk keeps it, in small letters and with its domain in its own script; or raise NoAddress."""
    return _kept(_valid(written.strip()))


def as_kept(written: str) -> str:
    """Return what the desk would keep of an address; of what is none, the same in small letters."""
    try:
        return address_in(written)
    except NoAddress:
        return written.strip().lower()


def spellings(written: str) -> tuple[str, ...]:
    """Return all ways in which a desk may have kept an address, the one of today first."""
    kept = as_kept(written)
    return tuple(dict.fromkeys((kept, written.strip().lower(), on_the_wire(kept))))


def on_the_wire(address: str) -> str:
    """Return an address as mail servers take it: its domain in ASCII; what is none is left as it is."""
    try:
        found = _valid(address)
    except NoAddress:
        return address
    return f"{found.local_part}@{found.ascii_domain}"


def _kept(found: ValidatedEmail) -> str:
    return normalize("NFC", f"{found.local_part}@{found.domain}".lower())


def _valid(written: str) -> ValidatedEmail:
    try:
        found = validate_email(written, check_deliverability=False, strict=True, test_environment=True)  # takes `.test`
    except EmailNotValidError as error:
        raise NoAddress(_sentence(written)) from error
    if "." not in found.ascii_domain:
        raise NoAddress(_sentence(written))
    return found


def _sentence(written: str) -> str:
    """Say what to write instead of what is no address."""
    local, at, domain = written.rpartition("@")
    if not (local and at and domain):
        return f"enter an email address, such as {EXAMPLE}"
    if any(sign in written for sign in "<>,;") or local.count("@"):
        return f"enter one email address and nothing else, such as {EXAMPLE}"
    if any(sign.isspace() for sign in written):
        return f"enter an email address without spaces, such as {EXAMPLE}"
    if any(part.startswith(".") or part.endswith(".") or ".." in part for part in (local, domain)):
        return f"enter an email address with single periods between its parts, such as {EXAMPLE}"
    if "." not in domain:
        return f"enter the whole email address: after the @ there is a name with an ending, as in {EXAMPLE}"
    return f"enter another email address; mail can't reach {written[:80]!r}"
