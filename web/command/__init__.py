"""The command line, `hmis-desk`."""
