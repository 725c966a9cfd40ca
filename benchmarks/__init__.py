"""Benchmarks: what the product claims about speed, as ratios measured in one run."""
