"""Counting answers by the organization they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from workflows.uploads.counting.answers import Answer, unpacked
from workflows.uploads.counting.elements import OF_ENROLLMENTS, OF_EXITS, OF_PEOPLE_ENROLLED, Element, of_clients
from workflows.uploads.files.oddities import Oddity

Counts = dict[Answer, int]
EVERYWHERE = 0  # the place where clients are counted once for the whole upload


class Tally:
    """How often each combination of answers to some elements was found, place by place."""

    def __init__(self, elements: tuple[Element, ...], places: int) -> None:
        """Take the elements, in the order in which their answers are packed, and how many places there are."""
        self._elements = elements
        self._found: list[dict[int, int]] = [{} for _ in range(places)]

    def add(self, place: int, answers: int) -> None:
        """Count the answers of one record, packed as one number."""
        found = self._found[place]
        found[answers] = found.get(answers, 0) + 1

    def counts(self, places: Iterable[int]) -> Iterator[tuple[Element, Counts]]:
        """Yield for each element how often each answer was found at some places."""
        sums: list[Counts] = [dict.fromkeys(Answer, 0) for _ in self._elements]
        for place in places:
            for answers, times in self._found[place].items():
                for counts, answer in zip(sums, unpacked(answers, len(sums)), strict=True):
                    counts[answer] += times
        yield from zip(self._elements, sums, strict=True)


class Tallies:
    """All that is kept of an export: counts."""

    def __init__(self, gender_or_sex: Element, places: int, odd: Counter[Oddity]) -> None:
        """Take what the version asks of gender or sex, how many places there are, and the oddities counted so far."""
        self.clients = Tally(of_clients(gender_or_sex), places)
        self.enrollments = Tally(OF_ENROLLMENTS, places)
        self.people = Tally(OF_PEOPLE_ENROLLED, places)
        self.exits = Tally(OF_EXITS, places)
        self.odd, self._places = odd, places

    def whole(self) -> dict[Element, Counts]:
        """Return the counts of the whole upload: each client once, and what belongs to no organization, too."""
        return self._of([EVERYWHERE], range(self._places))

    def at(self, place: int) -> dict[Element, Counts]:
        """Return the counts of one organization."""
        return self._of([place], [place])

    def _of(self, clients: Iterable[int], others: Iterable[int]) -> dict[Element, Counts]:
        rest = [self.enrollments, self.people, self.exits]
        return dict(self.clients.counts(clients)) | {
            element: counts for tally in rest for element, counts in tally.counts(others)
        }
