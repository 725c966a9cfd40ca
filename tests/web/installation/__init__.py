"""The installation of a desk: what is wrong with its settings, its files and what stands beside it."""
