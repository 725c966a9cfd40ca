"""Better facts: what they change, who may bring them, and what never changes by them."""
