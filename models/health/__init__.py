"""Is the desk well? What ails it, found by its rows, written down by the worker, and told to its administrators."""
