"""Today: the page that opens first, its blocks and their rows."""
