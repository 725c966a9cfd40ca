"""The pages of the texts that people sign: their editions, who has signed, and the proof."""
