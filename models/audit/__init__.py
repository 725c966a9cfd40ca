"""The audit log: what was done to the desk and seen on it, in a chain that shows whether somebody changed it."""
