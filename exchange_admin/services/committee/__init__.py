"""Committees: their meetings, minutes, approvals and decisions."""
