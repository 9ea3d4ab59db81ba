"""Recognition of courses of a host: mapping, proposing, deciding, what is owed, what is remembered."""
