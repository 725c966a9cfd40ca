"""Proving: what is on record, put into words for whoever audits it, each line with its evidence and its clause."""
