"""A declaration told: as sentences, as data, as a drawing, and clause by clause."""
