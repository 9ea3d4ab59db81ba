"""Messages of one open office file: to whom, about what, in which words, and what was told."""
