"""Transcripts of records on paper."""
