"""The pages of trainings, of their sessions and series, and of rosters."""
