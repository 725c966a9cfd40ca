"""What is wrong with what a desk is told from outside."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import Path

from models.health.ailment import Ailment
from notifications.returning.maildir import Maildir
from web.settings import Settings, unknown
from workflows.law.editions.texts import EditionError, load
from workflows.law.mail.addresses import NoAddress, address_in

SECRET_AT_LEAST = 32  # characters


def ailments_of_settings(settings: Settings) -> Iterator[Ailment]:
    """Yield what is wrong with each setting."""
    for says in unknown():
        said, fix = says.removesuffix(" Take it out."), "Mend its name, or take it out."
        yield Ailment("setting-misspelled", said, fix, about=says.partition(" ")[0])
    yield from _policies(settings)
    yield from _mail(settings)
    yield from _addresses(settings)
    yield from _bounces(settings)
    yield from _secret(settings)
    if not settings.secure:
        says = "People reach the desk without TLS."
        yield Ailment("no-tls", says, "Put it behind a TLS proxy and set HMIS_DESK_URL to https://…")


def _policies(settings: Settings) -> Iterator[Ailment]:
    if not settings.policies:
        return
    if not Path(settings.policies).is_dir():
        yield Ailment("no-policies", f"{settings.policies} is no folder.", "Check HMIS_DESK_POLICIES.")
        return
    try:
        load(Path(settings.policies))
    except (EditionError, OSError) as error:
        for fault in error.faults if isinstance(error, EditionError) else [type(error).__name__]:
            says = f"An edition cannot be read: {fault}."
            yield Ailment("edition-unreadable", says, "Check the files in HMIS_DESK_POLICIES.", about=fault)


def _mail(settings: Settings) -> Iterator[Ailment]:
    if not settings.smtp_host:
        says = "No mail leaves: HMIS_DESK_SMTP_HOST is not set. Mail stays in the desk's own mailbox."
        yield Ailment("no-mail-server", says, "Name the mail server of your organization.", mailed=False)
    elif settings.smtp_password and not settings.smtp_starttls:
        says = "The password of the mail server crosses the network as plain text."
        yield Ailment("password-in-the-clear", says, "Set HMIS_DESK_SMTP_STARTTLS to true.")


def _addresses(settings: Settings) -> Iterator[Ailment]:
    """Yield which of the desk's own addresses no mail can reach; the first two may have a name before them."""
    for name in ("sender", "reply_to", "bounce_address"):
        if written := getattr(settings, name):
            try:
                address_in(parseaddr(written)[1])
            except NoAddress:
                says = f"{written!r} is no mail address."
                yield Ailment("no-address", says, f"Check HMIS_DESK_{name.upper()}.", about=name)


def _bounces(settings: Settings) -> Iterator[Ailment]:
    if settings.bounce_address and not settings.bounce_maildir:
        says = "Nobody hears of returned mail."
        yield Ailment("bounces-unheard", says, "Set HMIS_DESK_BOUNCE_MAILDIR to the folder where it arrives.")
    if settings.bounce_maildir and (fault := Maildir(Path(settings.bounce_maildir)).fault()):
        yield Ailment("bounces-unread", f"Returned mail is not read: {fault}.", "Check HMIS_DESK_BOUNCE_MAILDIR.")


def _secret(settings: Settings) -> Iterator[Ailment]:
    if not settings.secret:
        says = "Forms stop working at each restart."
        yield Ailment("no-secret", says, "Set HMIS_DESK_SECRET to a long random text.")
    elif len(settings.secret) < SECRET_AT_LEAST:
        says = "HMIS_DESK_SECRET can be guessed."
        yield Ailment("weak-secret", says, f"Make it a random text of {SECRET_AT_LEAST} characters or more.")
