"""Sheets of A4 on which transcripts and papers of tables are laid out: words, blocks, what every one of them has."""
