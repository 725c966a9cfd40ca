"""P33: which text a person is asked to read and sign, and what the desk finds out meanwhile (manual 2.2, 3.4, 4.1).

"Users must receive and acknowledge receipt of a copy of this privacy notice." The manual does not say what follows when
a text changes. The reading: everybody it concerns signs the new edition within a grace, is reminded, and is suspended by
none of it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.text_kinds import TextKind
from workflows.grammar.process import LOCAL, Follow, Step
from workflows.grammar.shapes import one_text
from workflows.grammar.words import wording
from workflows.law.fields import DURING, TEXT, Line, Remark
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT
from workflows.law.roles import AGENCY_ADMIN, CLOCK, SYSTEM_ADMIN, USER
from workflows.manual.governance.acknowledgment.states import S


class TextAsked(Form, key="TextAsked", kw_only=True):
    """Ask a person to read an edition of a text, and to sign it."""

    kind: Annotated[TextKind, Meta(title="Text")]
    edition: Annotated[Line, Meta(title="Edition")]
    effective_on: Annotated[date, Meta(title="In effect since")]
    fingerprint: Annotated[
        str,
        TEXT,
        Meta(
            title="Fingerprint of the text",
            description="By it anybody can tell that no word was changed",
            max_length=64,
        ),
    ]
    news: Annotated[Remark, Meta(title="What is new")] = ""
    grace_days: Annotated[int | None, Meta(title="Own time to sign")] = None  # none: as the setting says


class Readership(Form, key="Readership"):
    """What the desk knows of whether the person is still to sign."""

    concerned: Annotated[bool, Meta(title="The text concerns this person here")] = True
    signed_on: Annotated[date | None, Meta(title="Signed in another case on")] = None
    newer: Annotated[str, Meta(title="Newer edition", max_length=200)] = ""


@wording("the text and its edition")
def text(known: Known) -> str:
    """Name the text, and its edition."""
    asked = known[TextAsked]
    return f"{asked.kind.words[:1].upper()}{asked.kind.words[1:]}, {asked.edition}"


KIND = fact(TextAsked.kind)
ASK = (
    Step("ask", "3.4-privacy-ack", S.ASKED)
    .citing("2.2-aa-staff-training", "4.1-guidelines-sent", "2.1-user-agreement-sign")
    .called("Ask for a signature", "Asked to read and sign")
    .by(CLOCK)
    .asks(TextAsked)
    .read_by(ICA, SUBJECT, EVERY_AGENCY)
    .tells("text-to-sign", USER)
)


class SignedElsewhere(Form, key="SignedElsewhere"):
    """Note that the edition was signed in another case."""

    signed_on: Annotated[date, Meta(title="Signed on")]


class NewerEdition(Form, key="NewerEdition"):
    """Note that a newer edition has taken its place."""

    edition: Annotated[Line, Meta(title="Newer edition")]


class NoLongerAsked(Form, key="NoLongerAsked"):
    """The text does not concern the person at this agency any more."""

    since: Annotated[date, DURING, Meta(title="Since")]


FOUND = (
    Step("found-signed", "3.4-privacy-ack", S.SIGNED)
    .called("Note that it is signed", "Signed already in another case")
    .by(CLOCK)
    .asks(SignedElsewhere)
    .read_by(ICA, SUBJECT, EVERY_AGENCY)
    .untold(USER, AGENCY_ADMIN, because="the user signed it, and the list of signatures shows it")
)
REPLACE = (
    Step("replace", "3.4-privacy-ack", S.REPLACED)
    .called("Ask for the newer edition instead", "A newer edition is asked for instead")
    .by(CLOCK)
    .asks(NewerEdition)
    .read_by(ICA, SUBJECT, EVERY_AGENCY)
    .untold(USER, AGENCY_ADMIN, because="whoever has to sign the newer edition is asked for it")
)
LEAVE = (
    Step("leave", "2.1-departure-48h", S.LEFT)
    .called("Ask no longer", "No longer asked: no license or role here any more")
    .by(CLOCK)
    .asks(NoLongerAsked)
    .read_by(ICA, SUBJECT, EVERY_AGENCY)
    .untold(USER, AGENCY_ADMIN, because="they heard of it when the license or the role ended")
)
NotNeeded = one_text(
    "SignatureNotNeeded",
    "Close it without a signature.",
    "Why no signature is needed",
    "The person and the agency read it",
)
EXCUSE = (
    Step("excuse", LOCAL, S.EXCUSED)
    .called("Close without a signature", "Closed without a signature")
    .by(SYSTEM_ADMIN)
    .asks(NotNeeded)
    .tells("text-not-needed", USER, AGENCY_ADMIN)
)


def _found(known: Known) -> SignedElsewhere | None:
    signed_on = known[Readership].signed_on
    return SignedElsewhere(signed_on=signed_on) if signed_on else None


def _replaced(known: Known) -> NewerEdition | None:
    newer = known[Readership].newer
    return NewerEdition(edition=newer) if newer else None


def _left(known: Known) -> NoLongerAsked | None:
    return None if known[Readership].concerned else NoLongerAsked(since=known.today)


FOLLOWED = (
    Follow(Readership, FOUND, CLOCK, _found, "The list of signatures says so"),
    Follow(Readership, LEAVE, CLOCK, _left, "The directory says so"),
    Follow(Readership, REPLACE, CLOCK, _replaced, "The list of texts says so"),
)
