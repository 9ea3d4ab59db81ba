"""Transcripts in the window: their lines as a grid, in from files and out as files."""
