"""Models remember: rows, transactions, and the one writer of case state."""
