"""Printing: typed documents laid out on the desk's letterhead, as tagged PDFs that anybody can read or hear."""
