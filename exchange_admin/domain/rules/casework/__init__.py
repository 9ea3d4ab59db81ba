"""Casework: which requirements a stay has, when each is due, and what proves it. No clock, no store, no floats."""
