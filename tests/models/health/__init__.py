"""Is the desk well? Each fault is sown and found; what stands is told to its administrators."""
