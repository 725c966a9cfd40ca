"""P02: who was named, and instead of whom, whichever step said so last."""

from __future__ import annotations

from workflows.facts.known import Known
from workflows.grammar.words import wording
from workflows.law.mail.addresses import as_kept
from workflows.manual.people.administrator.naming import Designation, NamedAdministrator
from workflows.manual.people.administrator.users import users


def who(known: Known) -> Designation | NamedAdministrator:
    """Return what was said last of whom the agency names."""
    return known[NamedAdministrator] if NamedAdministrator in known.forms else known[Designation]


def name_of(known: Known) -> str:
    """Return the name of whom the agency names."""
    return who(known).name


def email_of(known: Known) -> str:
    """Return the address of whom the agency names, as the directory keeps it."""
    return as_kept(who(known).email)


def given_up_by(known: Known) -> tuple[str, ...]:
    """Return the address of whoever gives the role up for it, if somebody does."""
    said = known.forms.get(Designation)
    return (as_kept(said.instead_of),) if isinstance(said, Designation) and said.instead_of else ()


@wording("whom the agency names")
def candidate(known: Known) -> str:
    """Say who it is, for tasks."""
    return name_of(known)


@wording("how many users the agency has")
def counted(known: Known) -> str:
    """Say how many users the agency has."""
    count = users(known)
    return f"The agency has {count} {'user' if count == 1 else 'users'} now"
