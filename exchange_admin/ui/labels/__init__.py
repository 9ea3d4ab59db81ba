"""Envelope labels and name badges in the window."""
