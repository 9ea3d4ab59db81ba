"""Records on a board: a column for each state, a card for each record."""
