"""Since version 3 the desk looks up whose consent a release takes, and an objection waits for the court."""

from workflows.names.changes import Change, Event, Names, Place

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
    Change("P13", _settled),
    Change("P13", _as_if_looked_up, _without_continua),
)
