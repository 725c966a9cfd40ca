"""The desk's mail on pages, for ICA's administrators."""
