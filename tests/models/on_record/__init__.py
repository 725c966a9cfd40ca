"""What is on record of people and agencies."""
