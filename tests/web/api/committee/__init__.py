"""The Advisory Committee over the API."""
