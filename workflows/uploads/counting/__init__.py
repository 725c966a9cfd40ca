"""What is missing in an export: counted element by element, judged, and reported."""
