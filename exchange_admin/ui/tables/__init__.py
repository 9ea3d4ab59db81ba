"""The grid of every list: its header, its cells, its keys."""
