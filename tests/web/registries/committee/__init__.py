"""The pages of the Advisory Committee."""
