"""The editions of texts, on a desk: who is asked to sign, who has signed, and who may know."""
