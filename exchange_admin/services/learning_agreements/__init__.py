"""Learning agreements: drafting, versions, approvals."""
