"""What programs do at meetings of the Advisory Committee."""
