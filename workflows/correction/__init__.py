"""What better facts make of a case: its history is lived again, and the two lives are compared. Pure."""
