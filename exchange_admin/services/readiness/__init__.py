"""Who can go: the language level that a stay asks for, and what the person has or will have by then."""
