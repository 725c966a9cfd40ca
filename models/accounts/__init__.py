"""How people and programs sign in, and what follows when somebody leaves."""
