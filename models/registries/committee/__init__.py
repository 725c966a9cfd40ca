"""The Advisory Committee as a registry: its seats and terms, and the data elements that it asks for."""
