"""Who may know of a case, who acts in it, and to whom its duties go."""
