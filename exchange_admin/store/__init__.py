"""The office file. The only floor that knows SQLite."""
