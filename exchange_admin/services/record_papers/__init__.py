"""Transcripts, learning agreements, recognitions and lists of people as papers of the register."""
