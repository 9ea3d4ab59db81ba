"""What an office sees first: everything about one day."""
