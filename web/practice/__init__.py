"""The practice desk: a plausible Vermont whose people act, script by script, through the functions a browser uses."""
