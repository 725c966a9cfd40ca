"""The one writer of case state, what it writes, and what is read of a case."""
