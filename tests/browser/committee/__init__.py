"""Stories of the Advisory Committee, in a browser."""
