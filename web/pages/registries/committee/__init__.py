"""The pages of the Advisory Committee: its seats and terms, and the data elements that it asks for."""
