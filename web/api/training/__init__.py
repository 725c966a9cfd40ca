"""Trainings over the API: planning, signing up, and who attended."""
