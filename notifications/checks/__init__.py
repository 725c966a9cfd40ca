"""The templates are read as they stand, without a case: what they say, and what is wrong with them."""
