"""Trainings at a browser."""
