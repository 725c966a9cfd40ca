"""What decisions about data write into the registries."""

from models.effects.data import interruptions as interruptions
from models.effects.data import programs as programs
