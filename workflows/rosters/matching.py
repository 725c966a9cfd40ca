"""Who of the directory an attendee is: by address and name; what is not sure is asked of a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workflows.law.person_names import is_name_of, words_of
from workflows.rosters.attendees import Attendee


@dataclass(frozen=True)
class Known:
    """Somebody in the directory."""

    id: int
    name: str
    addresses: frozenset[str]  # however the one address may be spelled, without capitals
    on_roster: bool = False
    email: str = ""  # as the directory has it


@dataclass(frozen=True)
class Match:
    """An attendee, who that is as far as is known, and why it is doubtful, if it is."""

    attendee: Attendee
    person: Known | None = None
    doubt: str = ""
    likely: tuple[Known, ...] = ()  # among whom the person may be, the likeliest first


def matched(found: Sequence[Attendee], known: Sequence[Known]) -> tuple[Match, ...]:
    """Return who each attendee is, or may be."""
    return tuple(_match(each, known) for each in found)


def called_apart(people: Sequence[Known]) -> dict[int, str]:
    """Return what to call each of some people so that no two are called alike: by name, with the address where names are the same."""
    names = Counter(each.name.casefold() for each in people)
    return {
        each.id: f"{each.name} ({each.email})" if names[each.name.casefold()] > 1 and each.email else each.name
        for each in people
    }


def _match(attendee: Attendee, known: Sequence[Known]) -> Match:
    named = tuple(sorted((each for each in known if _fits(attendee.name, each)), key=_others_last))
    by_address = [each for each in known if attendee.email and attendee.email.casefold() in each.addresses]
    if len(by_address) == 1:
        (person,) = by_address
        if not attendee.name or _fits(attendee.name, person):
            return Match(attendee, person)
        return Match(attendee, None, f"the address is {person.name}'s, and the name is another one", (person, *named))
    enrolled = [each for each in named if each.on_roster]
    if len(enrolled) == 1 and len(named) == 1 and not attendee.email:
        return Match(attendee, enrolled[0])
    if not named:
        return Match(attendee, None, "nobody in the directory has this name or address", ())
    if len(named) > 1:
        return Match(attendee, None, "several people in the directory have this name", named)
    return Match(attendee, None, _doubt(attendee, named[0]), named)


def _doubt(attendee: Attendee, person: Known) -> str:
    if attendee.email:
        return f"the name is {person.name}'s, and the address is another one"
    return f"the name is {person.name}'s, who is not on the roster"


def _fits(written: str, person: Known) -> bool:
    return bool(words_of(written)) and is_name_of(written, person.name)


def _others_last(person: Known) -> bool:
    return not person.on_roster
