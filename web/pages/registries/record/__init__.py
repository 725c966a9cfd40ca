"""What is on record of people and agencies, and what they still have to do, on their pages and on paper."""
