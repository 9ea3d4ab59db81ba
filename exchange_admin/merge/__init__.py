"""Other people's edits, as pure functions. No SQL, no files."""
