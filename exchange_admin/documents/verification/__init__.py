"""Codes on papers: what they state, how they are signed, read back and judged without internet."""
