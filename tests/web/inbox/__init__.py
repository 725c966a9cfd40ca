"""The inbox, and what one does with tasks."""
