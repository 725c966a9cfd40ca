"""The laws over every process."""
