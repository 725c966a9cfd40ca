"""What a list from WellSky begins: cases, for all agencies that it concerns."""
