"""From version 3, which took days as given, was told whose consent it takes, and counted only the last keep of a license."""

from workflows.names.changes import Change, Event, Names, Place, days_as_given, merged_state
from workflows.names.field_changes import assumed_field

EVERY_CONTINUUM = ["balance", "chittenden"]


def _as_if_looked_up(event: Event, place: Place) -> None:
    """Let what was said of the Continuums stand where the desk by now looks it up itself."""
    del place
    if (forms := event.get("forms", {})) and "Request" in forms:
        said = forms["Request"].pop("continua", EVERY_CONTINUUM)
        forms["AskedContinua"] = {"alone": said, "both": []}


def _settled(event: Event, place: Place) -> None:
    """Let an objection end its case, as it did; by now a case waits for the court unless it has ruled already."""
    del place
    if "Objection" in event.get("forms", {}):
        event["forms"]["Objection"].setdefault("settled", True)


def _without_continua(names: Names) -> None:
    names["forms"]["Request"].pop("continua")


CHANGES = (
    merged_state("P04", "LATE", "ENDED"),
    assumed_field("P19", "ConductRecord", "last_keep_only", value=True),
    days_as_given(),
    Change("P13", _settled),
    Change("P13", _as_if_looked_up, _without_continua),
)
