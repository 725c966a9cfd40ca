"""The manual's chapters on money: what licenses cost, and what HMIS shows of how funds are used (4.5, 5)."""
