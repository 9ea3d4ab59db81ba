"""Sheets of envelope labels and name badges."""
