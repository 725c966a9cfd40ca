"""Chapter "people": agencies, users, training and access."""
