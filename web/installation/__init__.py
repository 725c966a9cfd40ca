"""The installation of a desk: where it writes, and what is wrong with its settings, its files and what stands beside it."""
