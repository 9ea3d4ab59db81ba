"""Transcripts of records: entered, taken over from others, and handed on as paper and as ELMO."""
