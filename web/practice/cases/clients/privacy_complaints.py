"""Privacy complaints of the practice desk, at each level; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.cases.governance.motions import put, votes
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    CHAMPLAIN,
    COMMITTEE,
    DANA,
    KINGDOM,
    KOFI,
    LAKE,
    MAPLE,
    OTTER,
    RIVERS,
    WHITE,
    speaker_of,
)

WALTER = COMMITTEE[0]
LIST: dict[str, Any] = {
    "matter": "practice",
    "what": "A list with names of guests hung at the front desk, where everybody waits.",
}
SEEN: dict[str, Any] = {
    "matter": "hmis",
    "what": "A shelter in another county knew of my stay. Who can see that, and why?",
}
HEARD = {"words": "We took it down the same day, and talked about it with the team."}


def _complained(
    name: str, begins: int, agency: str, said: dict[str, Any], *turns: Turn, by: str = "", **more: Any
) -> Script:
    """Return a script of a client's complaint, which somebody of the agency enters unless it says who."""
    facts = {
        "agency": key_of(agency), "received_on": On(0), "asked": "in-person", "bringer": "client", "client": "304417",
        "identity": "known", "contact": "802-555-0119", **said, **more,
    }  # fmt: skip
    return Script(f"privacy: {name}", "P29", begins, by or speaker_of(agency), facts, turns)


def _told(day: int, by: str, words: str) -> Turn:
    return Turn(day, by, "inform", {"on": On(day), "words": words}, 11)


def _settled(day: int, agency: str, answer: str, **more: Any) -> Turn:
    return Turn(
        day, speaker_of(agency), "settle", {"answer": answer, "told_on": On(day), "reaction": "accepted", **more}, 14
    )


def _forwarded(day: int, agency: str) -> tuple[Turn, ...]:
    said = {
        "unsettled": "The client wants to know who read it, and nobody can say.",
        "done": "The list is gone.",
        "told_on": On(day),
    }
    looks = _told(day - 2, speaker_of(agency), "The agency looks into it, and answers within ten days.")
    return (
        looks,
        Turn(day, speaker_of(agency), "forward", said, 15),
        _told(day + 1, DANA, "ICA looks into it for ten days."),
    )


def _brought(day: int) -> tuple[Turn, Turn]:
    said = {
        "unsettled": "The client asks that all staff be trained; the agency finds that its talk was enough.",
        "found": "The list broke the privacy notice. Nobody is known to have copied it.", "told_on": On(day),
    }  # fmt: skip
    return Turn(day, DANA, "bring", said, 16), _told(day + 1, DANA, "The Committee decides; its members vote by mail.")


def _proposed(day: int) -> Turn:
    said = {"decision": "The complaint is right. The agency trains all its staff within two months, and tells ICA."}
    return Turn(day, WALTER, "propose", said)


def _decided(day: int, manner: str = "named") -> tuple[Turn, ...]:
    """Return how the members decide by circulation, beginning on a day."""
    cast = dict.fromkeys(("walter", "greta", "hassan", "emil"), "for") | {"polly": "against"}
    return put(day, manner, day + 8), *votes(day + 1, manner, **cast)


def _heard(day: int, director: str) -> Turn:
    return Turn(day, director, "hear-director", HEARD)


HELEN, COLIN, GRANT, PAUL = "Helen Marsh", "Colin Byrd", "Grant Ellery", "Paul Renner"
SCRIPTS: tuple[Script, ...] = (
    _complained("a list at the front desk", 3, OTTER, LIST, _told(1, speaker_of(OTTER), "Tess looks into it and answers within ten days.")),
    _complained("who could see a stay", 5, MAPLE, SEEN, by="Gwen Ash", identity="not-yet", client="267121"),
    _complained("a screen that faced the hall", 26, CHAMPLAIN, SEEN,
                Turn(2, speaker_of(CHAMPLAIN), "give-to-program-director", {"name": "Una Frey", "given_on": On(2)}),
                _settled(7, CHAMPLAIN, "Only programs that the client agreed to see the stay; we showed the list."), client="311908"),
    _complained("a place on the waiting list", 14, WHITE, {"matter": "other", "what": "I was not called when a room came free."},
                Turn(2, speaker_of(WHITE), "send-on", {"where": "Handbook, page 9: the program manager.", "told_on": On(2)}, 12),
                client="", bringer="other"),
    _complained("an agency that does not answer", 13, KINGDOM, LIST, Turn(12, KOFI, "take-up", {"why": "late"}),
                by=DANA, asked="phone", identity="not-yet", client="288310"),
    _complained("a list, and ICA asks", 9, RIVERS, LIST, *_forwarded(4, RIVERS), _heard(5, COLIN),
                client="299041"),
    _complained("a list, settled with ICA", 50, OTTER, LIST, *_forwarded(5, OTTER), _heard(6, HELEN),
                Turn(9, DANA, "settle-at-ica", {"answer": "The agency trains its staff, and ICA looks again in a month.",
                                                "told_on": On(9), "reaction": "accepted"}), client="250777"),
    _complained("a list, before the Committee", 12, RIVERS, LIST, *_forwarded(3, RIVERS), _heard(4, COLIN), *_brought(8), client="270016"),
    _complained("a list, proposed", 16, LAKE, LIST, *_forwarded(4, LAKE), _heard(5, GRANT), *_brought(8), _proposed(12), client="270390"),
    _complained("a list, voted on", 20, OTTER, LIST, *_forwarded(4, OTTER), _heard(5, HELEN), *_brought(8), _proposed(10),
                put(11, "named", 30), *votes(12, "named", walter="for", greta="for"), client="281127"),
    _complained("a list, just decided", 34, RIVERS, LIST, *_forwarded(5, RIVERS), _heard(6, COLIN), *_brought(9), _proposed(20),
                *_decided(32), client="252525"),
    _complained("a list, decided", 58, MAPLE, LIST, *_forwarded(5, MAPLE), _heard(6, PAUL), *_brought(9), _proposed(11), *_decided(12),
                Turn(16, DANA, "tell", {"words": "The complaint is right. The agency trains all its staff within two months.",
                                        "told_on": On(16)}), client="244190"),
    _complained("a worker who talked", 7, LAKE, {**LIST, "what": "He spoke about my case in the waiting room."}, named="Tom Ives",
                by=KOFI, asked="writing", identity="not-yet", client="315502"),
    _complained("a complaint that is withdrawn", 22, CHAMPLAIN, LIST,
                Turn(3, speaker_of(CHAMPLAIN), "withdraw", {"withdrawn_on": On(3), "asked": "phone"}), client="233055"),
)  # fmt: skip
