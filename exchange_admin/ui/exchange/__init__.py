"""Working with partner colleges and with the other PCs of the office, as the window shows it."""
