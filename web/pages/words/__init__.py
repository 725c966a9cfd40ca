"""How pages say dates, numbers and names."""
