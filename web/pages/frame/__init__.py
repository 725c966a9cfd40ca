"""What all pages share: the layout, confirmations, errors, and where to go next."""
