"""The composition root: hands everything to everybody, and the command line."""
