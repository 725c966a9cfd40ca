"""Stories of the chapters on how the HMIS is governed."""
