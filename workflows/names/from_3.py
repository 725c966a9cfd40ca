"""From version 3, in which a late notice of a departure led to a state of its own, and imports named projects in free words."""

from typing import Any

from workflows.names.changes import Change, Event, Names, Place, merged_state, parted_duty

TYPED = ("projects", "continua", "unnamed")


def _typed_projects() -> Change:
    """Say that a request names programs of the directory; what was typed before stays beside it, as it was."""

    def event(event: Event, place: Place) -> None:
        del place
        forms: dict[str, dict[str, Any]] = event.get("forms", {})
        if event.get("name") == "ask" and "projects" in forms.get("ImportRequest", {}):
            request = forms["ImportRequest"]
            forms["TypedProjects"] = {name: request.pop(name) for name in TYPED if name in request}
            request["programs"] = []

    def lock(names: Names) -> None:
        request = names["forms"]["ImportRequest"]
        names["forms"]["TypedProjects"] = {name: request.pop(name) for name in TYPED}
        request["programs"] = {"said": True}

    return Change("P26", event, lock)


CHANGES = (
    merged_state("P04", "LATE", "ENDED"),
    _typed_projects(),
    parted_duty("P26", {}, {"revoke"}, {"coc-balance": "balance", "coc-chittenden": "chittenden"}),
)
