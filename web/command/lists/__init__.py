"""Lists of people and agencies as people have them: CSV of any kind, and the sheets of spreadsheet programs."""
