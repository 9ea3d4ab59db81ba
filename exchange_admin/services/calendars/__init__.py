"""Arrivals, departures and lessons as a calendar file for other programs."""
