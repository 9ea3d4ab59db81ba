"""Rules of the field, one subject a file; each speaks in problems."""
