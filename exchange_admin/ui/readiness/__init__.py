"""The area in which an office sees who is ready to go."""
