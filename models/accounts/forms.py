"""What is asked of one's own ways in: what a token is for, and a password."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.door import TokenArea, TokenScope
from workflows.law.fields import UNSEEN, Email, Line, enter
from workflows.law.mail.mail_rhythm import MailRhythm
from workflows.law.offices import HeldRole

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 128  # characters
TokenName = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[^\r\n]*\S[^\r\n]*$")]

ANewPassword = Annotated[
    str,
    Meta(
        title="Your new password",
        description=f"{SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters. A sentence is easy to remember, "
        "and spaces count.",
        min_length=1,
    ),
    UNSEEN,
    enter(f"a password has at least {SHORTEST_PASSWORD} characters"),
]


Holder = Line | None  # name and email address, as in Ruth Abernathy <ruth@example.org>


class FirstPeople(Form, key="FirstPeople"):
    """Who is in a desk first: its administrator, and the holders of roles that cases depend on."""

    name: Annotated[Line, Meta(title="Your name"), enter("enter your name")]
    email: Annotated[
        Email,
        Meta(title="Your email address", description="You become the first System Administrator."),
        enter("enter your email address"),
    ]
    ica_director: Annotated[Holder, Meta(title="ICA director")] = None
    managing_director: Annotated[Holder, Meta(title="ICA managing director")] = None
    counsel: Annotated[Holder, Meta(title="Legal counsel")] = None
    coc_balance: Annotated[Holder, Meta(title="Balance of State CoC")] = None
    coc_chittenden: Annotated[Holder, Meta(title="Chittenden County CoC")] = None
    chair: Annotated[Holder, Meta(title="Advisory Committee chair")] = None
    vice_chair: Annotated[Holder, Meta(title="Advisory Committee vice chair")] = None
    committee: Annotated[
        tuple[Line, ...],
        Meta(title="Other members of the Advisory Committee", description="One a line."),
    ] = ()


FIRST_ROLES = {name: HeldRole[name.upper()] for name in FirstPeople.__struct_fields__ if name not in {"name", "email"}}
"""Of each role that is given when a desk is set up the field that names who has it."""


class SetUpCode(Form, key="SetUpCode"):
    """By what the desk knows that somebody who is nobody yet runs its server."""

    code: Annotated[
        Line,
        Meta(title="Set-up code", description="The desk wrote it into its log when it started."),
        enter("enter the set-up code; the desk wrote it into its log when it started"),
    ]


class NewToken(Form, key="NewToken"):
    """A token for a program."""

    name: Annotated[
        TokenName,
        Meta(title="What the token is for"),
        enter("enter what the token is for, such as the name of the program"),
    ]
    areas: Annotated[
        frozenset[TokenArea],
        Meta(title="What the program reaches", min_length=1),
        enter("choose at least one thing that the program reaches"),
    ]
    scope: Annotated[TokenScope, Meta(title="What the program may do"), enter("choose what the program may do")] = (
        TokenScope.READ
    )


class MailWish(Form, key="MailWish"):
    """How often somebody wants to be written to about what can wait."""

    rhythm: Annotated[
        MailRhythm,
        Meta(title="Reminders and other mail that can wait", description="What is urgent or new comes at once."),
        enter("choose how often we write to you"),
    ]


class BeingAway(Form, key="BeingAway"):
    """Days on which somebody is away."""

    begins_on: Annotated[date, Meta(title="First day away"), enter("enter the first day on which you are away")]
    ends_on: Annotated[date, Meta(title="Last day away"), enter("enter the last day on which you are away")]
    stand_in: Annotated[
        Email | None,
        Meta(
            title="Who covers for you (email address)",
            description="Your tasks are also theirs then, in the cases that they may see. What you agree to or vote "
            "on waits for you. Leave it empty if nobody covers for you.",
        ),
    ] = None


class NewPassword(Form, key="NewPassword"):
    """A password of one's own."""

    password: ANewPassword


class ChangedPassword(Form, key="ChangedPassword"):
    """Another password of one's own, by whoever knows the present one."""

    present: Annotated[
        str, Meta(title="Your present password", min_length=1), UNSEEN, enter("enter your present password")
    ]
    password: ANewPassword


class ForgottenPassword(Form, key="ForgottenPassword"):
    """Whose password was forgotten."""

    email: Annotated[Email, Meta(title="Email address"), enter("enter your email address")]
