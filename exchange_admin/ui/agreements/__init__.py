"""The window on agreements: what comes next, places, balance, chain, renewing."""
