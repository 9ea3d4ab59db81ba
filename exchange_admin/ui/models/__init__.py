"""Qt models over long queries."""
