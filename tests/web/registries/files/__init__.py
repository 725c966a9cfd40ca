"""Lists of client files, on pages."""
