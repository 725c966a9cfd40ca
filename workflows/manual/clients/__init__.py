"""Chapter "clients": what clients may ask of an agency about their own record."""
