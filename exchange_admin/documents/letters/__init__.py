"""Letters: designs that are data, drawn on upright A4 in one language or two side by side."""
