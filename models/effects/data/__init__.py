"""What decisions about data write into the registries."""

from models.effects.data import programs as programs
