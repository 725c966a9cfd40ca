"""What the tiers of violations are called; what lies beyond the third is a further one (2.8-tiered)."""

TIERS = {1: "first", 2: "second", 3: "third"}


def ordinal(tier: int) -> str:
    """Return which violation one of a tier is."""
    return TIERS.get(tier, "further")
