"""The monthly rounds of data quality, and plans, on a desk."""
