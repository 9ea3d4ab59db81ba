"""Learning agreements and recognition sheets on paper."""
