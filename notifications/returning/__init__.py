"""A mail that a server took and gave back later is heard of."""
