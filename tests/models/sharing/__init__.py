"""What is shared, on a desk: what stands since when, who may know it, and what is undone."""
