"""What each effect of a decision writes into the registries; a file a chapter. Importing this room registers them all."""

from models.effects import clients, conduct, departures, disclosure, licenses, people

__all__ = ["clients", "conduct", "departures", "disclosure", "licenses", "people"]
