"""The parts of the certificates page: who gets one, what it looks like, how it is issued."""
