"""What the desk finds out for cases about conduct: who is complained of, who sits and votes, what was found before."""
