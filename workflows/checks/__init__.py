"""The faults of a declaration, each found before it runs."""
