"""People of a desk from the command line: the first ones, those who are added, and what lets them in."""
