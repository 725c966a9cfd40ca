"""The list of texts that people sign: their editions, and who has signed which."""
