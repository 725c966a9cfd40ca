"""Who reads what in a case: worked out from its declaration, the narrowest that the process needs."""
