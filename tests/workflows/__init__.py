"""The words of the grammar, one by one, and the laws over every process."""
