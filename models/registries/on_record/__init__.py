"""What is on record of a person and of an agency, and what is still to be done, as far as somebody may know it."""
