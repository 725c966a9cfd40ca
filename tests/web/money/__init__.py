"""Money on pages, for programs and at the command line."""
