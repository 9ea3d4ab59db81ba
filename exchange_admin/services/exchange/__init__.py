"""Exchanging data with partner colleges and between the PCs of one office: packages, decisions, consents, erasure."""
