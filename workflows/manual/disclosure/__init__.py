"""Inspection, correction, and disclosure of client information: chapter 3.4 of the manual."""
