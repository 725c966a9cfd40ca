"""The pages of the texts that people sign."""
