"""Trainings and what stands beside them, behind their pages."""
