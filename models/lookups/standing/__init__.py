"""How people and agencies stand today by the manual: what counts, and what is missing."""
