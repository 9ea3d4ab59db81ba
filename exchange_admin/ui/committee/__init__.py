"""Committees in the window: members, meetings, minutes with their approvals, control of decisions."""
