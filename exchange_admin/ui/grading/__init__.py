"""Grades and credits in the window: how a result came about."""
