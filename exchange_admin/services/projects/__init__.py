"""Joint projects: what they come of, who takes part, what they make, and which of them nobody hears of."""
