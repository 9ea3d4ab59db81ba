"""Messages: what may stand in a template, how it is filled in, whom it can reach and in which language."""
