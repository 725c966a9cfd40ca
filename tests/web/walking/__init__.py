"""Random walks of one person over all that the desk offers, and over all that it does not offer them."""
