"""Calendars and contacts for other programs: what is asked before, and what is said afterwards."""
