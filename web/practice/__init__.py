"""The practice desk: a plausible Vermont, made by walking real cases through the engine."""
