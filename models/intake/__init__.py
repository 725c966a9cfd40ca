"""What somebody sends: a case begun, a step taken, a note or a document added."""
