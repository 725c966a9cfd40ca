"""The pages of the registries, the manual, the mail and one's own page, as people use them."""
