"""Since version 3 imports name programs of the directory, and approvals are signed by who is signed in."""

from typing import Any

from workflows.names.changes import Change, Event, Names, Place, parted_duty

LONGEST = 200  # letters of a signature
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


def _signed_approvals() -> Change:
    """Say that an approval is signed by who is signed in; who was typed before stays as the name it is signed with."""

    def event(event: Event, place: Place) -> None:
        del place
        said: dict[str, Any] = event.get("forms", {}).get("Approval", {})
        if "approver" in said:
            name, address = said.pop("approver"), said.pop("approver_email", "")
            said["signed_as"] = f"{name[: LONGEST - len(address) - 3]} ({address})"[:LONGEST]

    def lock(names: Names) -> None:
        approval = names["forms"]["Approval"]
        approval["signed_as"] = approval.pop("approver")
        approval.pop("approver_email")

    return Change("P15", event, lock)


def _extended_alone() -> Change:
    """Say that the desk keeps what ICA's director extended alone: by now agencies are asked, and nobody does it so."""

    def event(event: Event, place: Place) -> None:
        del place
        if event["kind"] == "act" and event.get("name") == "extend":
            event["actors"] = ["desk"]

    return Change("P15", event)


CHANGES = (
    _typed_projects(),
    _signed_approvals(),
    _extended_alone(),
    parted_duty(
        "P15",
        {"decide": "decide:ica-director"},
        {"approve-for-ica", "ask-changes", "refuse"},
        {"ica-director": "ica-director"},
    ),
    parted_duty("P26", {}, {"revoke"}, {"coc-balance": "balance", "coc-chittenden": "chittenden"}),
)
