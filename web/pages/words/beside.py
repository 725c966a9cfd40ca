"""How the forms of a case beside its steps are called, by the keys they have on its page and are kept by."""

from __future__ import annotations

NOTE, DOCUMENT, KEEPER, CONFLICT = "add/note", "add/document", "keeper", "recuse"
WITHHOLD, CORRECTION, SNOOZE = "withhold", "correction", "snooze"
MOVES = {"extend": "Extend the date", "pause": "Pause the clock", "resume": "Restart the clock"}
DEEDS = {
    NOTE: "Add a note",
    DOCUMENT: "Add a document",
    KEEPER: "Reassign this case",
    CONFLICT: "Report your conflict of interest in this case",
}
PAGES = {
    WITHHOLD: "Withhold a note or a document", CORRECTION: "Turn down a correction",
    SNOOZE: "Snooze a task that is past due",
}  # fmt: skip


def deed_beside(key: str) -> str | None:
    """Return what the button of a form says that is no step's, or nothing where it is a step's."""
    kind, _, rest = key.partition("/")
    if kind == "deadlines":
        return MOVES.get(rest.rpartition("/")[2])
    return PAGES.get(kind) or DEEDS.get(key)


def place_of(number: str, key: str) -> str:
    """Return where a form of a case stands: on its page, or on one of its own."""
    kind, _, rest = key.partition("/")
    if kind == WITHHOLD:
        return f"/cases/{number}/{rest}/{WITHHOLD}"
    if kind == SNOOZE:
        return f"/inbox#why-{rest}"
    return f"/cases/{number}/{CORRECTION}" if kind == CORRECTION else f"/cases/{number}#do-{key.replace('/', '-')}"
